package io.github.asteriskmanager.boot.metrics;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.sun.management.ThreadMXBean;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.EventMetrics;
import io.github.asteriskmanager.metrics.ManagerMetrics.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ManagerMeters}.
 */
class ManagerMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final ManagerMeters meters = new ManagerMeters(this.registry, 2);

	private final EventRegistry events = EventRegistry.create();

	private final FakeProvider provider = new FakeProvider(FakeProvider.options("pbx"));

	@Test
	void timesActionsByProviderActionAndOutcome() {
		this.meters.actionCompleted("pbx", "Ping", Outcome.SUCCESS, Duration.ofMillis(5));
		this.meters.actionCompleted("pbx", "Ping", Outcome.SUCCESS, Duration.ofMillis(7));
		this.meters.actionCompleted("pbx", "Ping", Outcome.CONNECTION_LOST, Duration.ofMillis(1));
		assertThat(this.registry.get("asterisk.manager.action")
			.tags("provider", "pbx", "action", "Ping", "outcome", "success")
			.timer()
			.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(12);
		assertThat(this.registry.get("asterisk.manager.action").tag("outcome", "connection_lost").timer().count())
			.isEqualTo(1);
	}

	@Test
	void timesHeartbeats() {
		this.meters.heartbeat("pbx", Duration.ofMillis(3));
		assertThat(this.registry.get("asterisk.manager.heartbeat").tag("provider", "pbx").timer().count()).isEqualTo(1);
	}

	@Test
	void countsAndTimesEventsByName() {
		EventMetrics metrics = this.meters.events("pbx");
		ManagerEvent hangup = event("Event: Hangup");
		metrics.received(new ManagerEvent[] { hangup, hangup, event("Event: Newchannel") }, 3);
		metrics.dropped(hangup);
		metrics.delivered(hangup, 1000, 2000);
		assertThat(count("received", "Hangup")).isEqualTo(2);
		assertThat(count("received", "Newchannel")).isEqualTo(1);
		assertThat(count("dropped", "Hangup")).isEqualTo(1);
		assertThat(count("published", "Hangup")).isEqualTo(1);
		assertThat(timer("listener").totalTime(TimeUnit.NANOSECONDS)).isEqualTo(2000);
		assertThat(timer("events.lag").totalTime(TimeUnit.NANOSECONDS)).isEqualTo(1000);
	}

	@Test
	void namesBeyondTheMostAreOther() {
		EventMetrics metrics = this.meters.events("pbx");
		metrics.received(new ManagerEvent[] { event("Event: Hangup"), event("Event: Martian"), event("Event: Newstate"),
				event("Event: Venusian"), event("Event: Martian") }, 5);
		this.meters.events("other-pbx").received(new ManagerEvent[] { event("Event: Newexten") }, 1);
		assertThat(count("received", "Martian")).isEqualTo(2);
		assertThat(count("received", "other")).as("Newstate and Venusian").isEqualTo(2);
		assertThat(this.registry.get("asterisk.manager.events.received").counters())
			.extracting((counter) -> counter.getId().getTag("event"))
			.containsOnly("Hangup", "Martian", "other");
	}

	@Test
	void thereIsSomethingToSeeBeforeTheFirstEvent() {
		this.meters.events("pbx");
		assertThat(count("dropped", "other")).isZero();
	}

	@Test
	void timesTheWayFromAsteriskWhereItWritesTheTime() {
		EventMetrics metrics = this.meters.events("pbx");
		metrics.received(new ManagerEvent[] { event("Event: Hangup") }, 1);
		assertThat(timer("events.transit").count()).isZero();
		// read at the epoch
		metrics.received(new ManagerEvent[] { event("Event: Hangup", "Timestamp: 1000.5") }, 1);
		assertThat(timer("events.transit").count()).isEqualTo(1);
		assertThat(timer("events.transit").totalTime(TimeUnit.NANOSECONDS)).as("a clock that is ahead").isZero();
	}

	@Test
	void nothingIsAllocatedForAnEvent() {
		EventMetrics metrics = this.meters.events("pbx");
		ManagerEvent[] batch = { event("Event: Hangup", "Channel: PJSIP/alice-1") };
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		int rounds = 10_000;
		tell(metrics, batch, rounds);
		long before = threads.getCurrentThreadAllocatedBytes();
		tell(metrics, batch, rounds);
		assertThat((threads.getCurrentThreadAllocatedBytes() - before) / rounds).isZero();
	}

	private static void tell(EventMetrics metrics, ManagerEvent[] batch, int rounds) {
		for (int i = 0; i < rounds; i++) {
			metrics.received(batch, 1);
			metrics.delivered(batch[0], 100, 100);
		}
	}

	@Test
	void metersOfAProviderThatIsRemovedGo() {
		for (String title : new String[] { "pbx", "backup" }) {
			this.meters.events(title).received(new ManagerEvent[] { event("Event: Hangup") }, 1);
			this.meters.actionCompleted(title, "Ping", Outcome.SUCCESS, Duration.ofMillis(5));
		}
		this.meters.providersReloaded(new ProvidersReloadedEvent(Set.of(), Set.of(), Set.of("pbx")));
		assertThat(this.registry.getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().getTag("provider")).isEqualTo("backup"));
	}

	private ManagerEvent event(String... lines) {
		return this.provider.event(this.events, lines);
	}

	private double count(String what, String event) {
		return this.registry.get("asterisk.manager.events." + what)
			.tags("provider", "pbx", "event", event)
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	private Timer timer(String name) {
		return this.registry.get("asterisk.manager." + name)
			.tag("provider", "pbx")
			.timers()
			.stream()
			.reduce((one, other) -> (one.count() > 0) ? one : other)
			.orElseThrow();
	}

}
