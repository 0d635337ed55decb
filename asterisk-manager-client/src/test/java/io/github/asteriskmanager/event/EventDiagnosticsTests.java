package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.asteriskmanager.DiagnosticPolicy;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link EventDiagnostics} and {@link Diagnostic}.
 */
class EventDiagnosticsTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final Logger logger = (Logger) LoggerFactory.getLogger(EventDiagnostics.LOGGER);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final EventRegistry registry = registry(1000, false);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.setLevel(Level.TRACE);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	private static EventRegistry registry(int maxTracked, boolean includeValues) {
		return EventRegistry.create(ValueConverter.standard(), new DiagnosticPolicy(maxTracked, includeValues));
	}

	private static ManagerEvent receive(EventRegistry registry, String provider, Instant at, String text) {
		return registry.create(AmiMessage.of(text), registry.origin(provider), at);
	}

	private ManagerEvent receive(String text) {
		return receive(this.registry, "pbx1", NOW, text);
	}

	@Test
	void eachKindIsToldOnceByItsOwnLoggerWithoutValues() {
		for (int i = 0; i < 2; i++) {
			receive("Event: UserEvent\nUserEvent: Order\nCard: 4711-secret");
			receive("Event: Martian\nCard: 4711-secret");
			receive("Event: Hangup\nCause: my secret\nCard: 4711-secret").integer("Cause");
		}
		assertThat(this.log.list).filteredOn((line) -> line.getLevel() != Level.TRACE)
			.extracting(ILoggingEvent::getLoggerName, ILoggingEvent::getLevel)
			.containsExactly(tuple(EventDiagnostics.USER_EVENTS_LOGGER, Level.INFO),
					tuple(EventDiagnostics.EVENTS_LOGGER, Level.WARN),
					tuple(EventDiagnostics.HEADERS_LOGGER, Level.DEBUG),
					tuple(EventDiagnostics.VALUES_LOGGER, Level.WARN));
		assertThat(this.log.list).filteredOn((line) -> line.getLevel() == Level.TRACE).hasSize(4);
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.noneMatch((line) -> line.contains("secret"))
			.anyMatch((line) -> line.contains("public record OrderUserEvent(String card)"));
	}

	@Test
	void threeDiagnosticsTellWhatCame() {
		receive("Event: Martian\nA: 1");
		receive(this.registry, "pbx2", NOW.plusSeconds(1), "Event: martian\nB: 1");
		receive("Event: Hangup\nCause: abc\nChannel: x\nNews: 1").integer("Cause");
		EventDiagnostics diagnostics = this.registry.diagnostics();
		assertThat(diagnostics.unknownEvents().entry("MARTIAN")).satisfies((entry) -> {
			assertThat(entry.count()).isEqualTo(2);
			assertThat(entry.providers()).isEqualTo(Map.of("pbx1", 1L, "pbx2", 1L));
			assertThat(entry.firstSeen()).isEqualTo(NOW);
			assertThat(entry.lastSeen()).isEqualTo(NOW.plusSeconds(1));
			assertThat(entry.headerNames()).containsExactly("A", "B");
			assertThat(entry.samples()).isEmpty();
			assertThat(entry.suggestedCode()).isEmpty();
		});
		assertThat(diagnostics.unknownHeaders().entry("hangup").headerNames()).containsExactly("News");
		assertThat(diagnostics.unreadableValues().entry("hangup").headerNames()).containsExactly("Cause");
	}

	@Test
	void clearedOrRegisteredNamesAreToldAnew() {
		receive("Event: UserEvent\nUserEvent: Order\nA: 1");
		assertThat(this.registry.diagnostics().clear("userORDER")).isTrue();
		assertThat(this.registry.diagnostics().clear("userorder")).isFalse();
		receive("Event: UserEvent\nUserEvent: Order\nA: 1");
		this.registry.registerUserEvent("Order", Order.class);
		assertThat(this.registry.unknownEvents()).isEmpty();
		receive("Event: UserEvent\nUserEvent: Order\nA: 1");
		this.registry.unregisterUserEvent("Order");
		receive("Event: UserEvent\nUserEvent: Order\nA: 1");
		assertThat(this.log.list).filteredOn((line) -> line.getLevel() == Level.INFO).hasSize(3);
	}

	@Test
	void registeredUserEventWithMoreHeadersThanPropertiesIsDiagnosed() {
		this.registry.registerUserEvent("Order", Order.class);
		receive("Event: UserEvent\nPrivilege: user,all\nUserEvent: Order\nA: 1\nExtra: 1");
		assertThat(this.registry.diagnostics().unknownHeaders().entry("userorder").headerNames())
			.containsExactly("Extra");
		receive("Event: UserEvent\nUserEvent: Order\nA: many");
		assertThat(this.registry.diagnostics().unreadableValues().entry("userorder").headerNames())
			.containsExactly("A");
	}

	@Test
	void samplesAreMasked() {
		EventRegistry showing = registry(10, true);
		receive(showing, "pbx1", NOW, "Event: Martian\nCaller: Anna +49 170 123\nSIPSecret: abc\nPin: 1234\n"
				+ "AppData: https://example.com/?user=anna&password=abc");
		assertThat(showing.unknownEvents().get(0).samples()).containsExactly(Map.entry("Caller", "Anna +## ### ###"),
				Map.entry("SIPSecret", "******"), Map.entry("Pin", "******"), Map.entry("AppData", "******"));
	}

	@Test
	void namesSeenLeastRecentlyAreForgottenButCounted() {
		EventRegistry small = registry(10, false);
		for (int i = 0; i < 100; i++) {
			receive(small, "pbx1", NOW.plusSeconds(i), "Event: Regular");
			receive(small, "pbx1", NOW.plusSeconds(i), "Event: E" + i);
		}
		Diagnostic unknown = small.diagnostics().unknownEvents();
		assertThat(unknown.entries()).hasSize(10)
			.extracting(DiagnosticEntry::name)
			.contains("Regular", "E99", "E91")
			.doesNotContain("E90");
		assertThat(unknown.entry("regular").count()).isEqualTo(100);
		assertThat(unknown.overflow()).isEqualTo(91);
		assertThat(unknown.total()).isEqualTo(200);
	}

	@Test
	void countsAreExactWhenThreadsForgetAndCountTheSameNames() throws InterruptedException {
		this.logger.setLevel(Level.OFF);
		EventRegistry small = registry(16, false);
		List<AmiMessage> messages = IntStream.range(0, 64).mapToObj((i) -> AmiMessage.of("Event: E" + i)).toList();
		int threads = 4;
		int rounds = 2000;
		CountDownLatch done = new CountDownLatch(threads);
		for (int thread = 0; thread < threads; thread++) {
			EventOrigin origin = small.origin("pbx" + thread);
			new Thread(() -> {
				for (int i = 0; i < rounds * messages.size(); i++) {
					small.create(messages.get(i % messages.size()), origin, NOW.plusNanos(i));
				}
				done.countDown();
			}).start();
		}
		assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
		assertThat(small.diagnostics().unknownEvents().total()).isEqualTo((long) threads * rounds * messages.size());
		assertThat(small.unknownEvents()).hasSizeLessThanOrEqualTo(16);
	}

	@Test
	void floodOfNamesDoesNotFloodTheLog() {
		for (int i = 0; i < 500; i++) {
			receive(this.registry, "pbx1", NOW, "Event: UserEvent\nUserEvent: Call-" + i);
		}
		assertThat(told()).hasSize(51);
		assertThat(told().get(50)).contains("More than 50 new names");
		receive(this.registry, "pbx1", NOW.plusSeconds(61), "Event: UserEvent\nUserEvent: Later");
		assertThat(told()).hasSize(53);
		assertThat(told().get(51)).contains("450 new names");
	}

	@Test
	void clearingEndsTheSilence() {
		for (int i = 0; i < 60; i++) {
			receive("Event: Martian" + i);
		}
		assertThat(told()).hasSize(51);
		this.registry.diagnostics().clear();
		receive("Event: Martian59");
		assertThat(told()).hasSize(52).last().asString().contains("'Martian59'");
	}

	@Test
	void laterEventsAreLookedAtTooButEverFewer() {
		for (int i = 0; i < 100; i++) {
			receive("Event: UserEvent\nUserEvent: Order\nSize: " + ((i < 64) ? "1" : "large") + "\nH" + i + ": x");
		}
		DiagnosticEntry order = this.registry.unknownEvents().get(0);
		assertThat(order.headerNames()).contains("H0", "H7", "H8", "H16", "H32", "H64").doesNotContain("H9", "H63");
		assertThat(order.suggestedCode()).contains("String size");
		assertThat(order.count()).isEqualTo(100);
	}

	@Test
	void whyAUserEventWasNotBoundIsToldWithoutItsValues() {
		EventRegistry showing = registry(10, true);
		for (EventRegistry each : List.of(this.registry, showing)) {
			each.registerUserEvent("Order", Order.class);
			receive(each, "pbx1", NOW, "Event: UserEvent\nUserEvent: Order\nA: secret");
		}
		assertThat(this.log.list).extracting(ILoggingEvent::getLevel)
			.containsExactly(Level.WARN, Level.WARN, Level.DEBUG);
		assertThat(this.log.list.get(0)).satisfies((line) -> {
			assertThat(line.getFormattedMessage()).contains("header 'A' does not fit int", "arrives as plain UserEvent")
				.doesNotContain("secret");
			assertThat(line.getThrowableProxy()).isNull();
		});
		assertThat(this.log.list.get(2).getThrowableProxy()).isNotNull();
	}

	@Test
	void entryOfOneProviderHasItsCountsOnly() {
		receive(this.registry, "pbx1", NOW, "Event: Martian");
		receive(this.registry, "pbx2", NOW, "Event: Martian");
		DiagnosticEntry martian = this.registry.unknownEvents().get(0);
		assertThat(martian.count()).isEqualTo(2);
		assertThat(martian.of("pbx2").providers()).isEqualTo(Map.of("pbx2", 1L));
		assertThat(martian.of("pbx3").count()).isZero();
	}

	private List<String> told() {
		return this.log.list.stream()
			.filter((line) -> line.getLevel() != Level.TRACE)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	record Order(int a) {
	}

}
