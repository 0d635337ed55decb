package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.asteriskmanager.ConnectFailedException;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.github.asteriskmanager.metrics.ProviderCounters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzing, in the profile "fuzz" only: whatever a server sends before, during and after
 * the login, the connection ends with a reason, nobody waits for ever, and each event is
 * handed on once.
 */
class ConnectionFuzz {

	private static final ManagerOptions OPTIONS = ManagerOptions.builder()
		.title("fuzzed")
		.username("manager")
		.password("secret")
		.ping(PingPolicy.OFF)
		.actionTimeout(Duration.ofSeconds(60))
		.limits(new MessageLimits(512, 1024, 256, 16, 10))
		.build();

	private static final EventRegistry REGISTRY = EventRegistry.create();

	@FuzzTest(maxDuration = "20s")
	void comesToAnEnd(byte[] bytes) {
		fuzz(bytes, 0);
		fuzz(bytes, Integer.MAX_VALUE);
	}

	private static void fuzz(byte[] bytes, int honestAnswers) {
		ProviderCounters counters = new ProviderCounters();
		AtomicLong events = new AtomicLong();
		FuzzedTransport transport = new FuzzedTransport(bytes, honestAnswers);
		Session session = new Session(OPTIONS,
				new SessionContext(REGISTRY, REGISTRY.origin("fuzzed"), counters, ManagerMetrics.NONE), transport,
				(batch, count) -> {
					events.addAndGet(count);
					return true;
				});
		session.connect();
		try {
			session.login(LoginHandshake.persistent(OPTIONS, false, null), () -> {
			});
		}
		catch (ConnectFailedException ex) {
			assertThat(ex.getReason()).isNotNull();
			return;
		}
		transport.misbehave();
		CompletableFuture<?> list = session.submit(ManagerAction.of("QueueSummary"), Duration.ofSeconds(60));
		CompletableFuture<?> command = session.submit(ManagerAction.of("Command"), Duration.ofSeconds(60));
		assertThat(session.run()).isNotNull();
		assertThat(list).isDone();
		assertThat(command).isDone();
		assertThat(session.isOpen()).isFalse();
		assertThat(counters.eventsReceived.sum()).isEqualTo(events.get());
	}

}
