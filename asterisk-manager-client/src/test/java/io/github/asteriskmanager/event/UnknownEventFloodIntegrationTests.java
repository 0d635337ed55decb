package io.github.asteriskmanager.event;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A million names of user events, as a dialplan with the call's id in the name sends.
 */
class UnknownEventFloodIntegrationTests {

	private static final int NAMES = 1_000_000;

	private static final int AT_ONCE = 1000;

	@Test
	void millionNamesCostNeitherMemoryNorLogLinesNorCounts() {
		Logger logger = (Logger) LoggerFactory.getLogger(EventDiagnostics.LOGGER);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		logger.setLevel(Level.INFO);
		LongAdder heard = new LongAdder();
		EventRegistry registry = EventRegistry.create();
		try (AmiServer server = AmiServer.builder().start();
				ManagerProvider provider = ManagerProvider.create(ManagerOptions.builder()
					.address(server.address())
					.port(server.port())
					.username("manager")
					.password("secret")
					.build(), registry)) {
			provider.subscribe(UserEvent.class, (event) -> heard.increment());
			provider.start();
			provider.awaitReady(Duration.ofSeconds(10));
			send(server, heard, 0, AT_ONCE);
			long before = usedHeap();
			send(server, heard, AT_ONCE, NAMES);
			long growth = usedHeap() - before;
			System.out.printf("%,d names: heap grew by %,d bytes, %d log lines, %,d counted%n", NAMES, growth,
					log.list.size(), registry.diagnostics().unknownEvents().total());
			assertThat(growth).isLessThan(5_000_000);
			assertThat(log.list).hasSizeLessThan(1100);
			assertThat(registry.diagnostics().unknownEvents().total()).isEqualTo(NAMES);
			assertThat(registry.unknownEvents()).hasSizeLessThanOrEqualTo(1000);
			assertThat(heard.sum()).isEqualTo(NAMES);
		}
		finally {
			logger.detachAppender(log);
			logger.setLevel(null);
		}
	}

	private static void send(AmiServer server, LongAdder heard, int from, int to) {
		for (int chunk = from; chunk < to; chunk += AT_ONCE) {
			StringBuilder text = new StringBuilder();
			for (int i = chunk; i < chunk + AT_ONCE; i++) {
				text.append("Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: Call-1795410414.")
					.append(i)
					.append("\r\nCaller: 1000\r\n\r\n");
			}
			server.sendBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
			int sent = chunk + AT_ONCE;
			await().pollInterval(1, TimeUnit.MILLISECONDS)
				.atMost(Duration.ofSeconds(30))
				.until(() -> heard.sum() == sent);
		}
	}

	private static long usedHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
