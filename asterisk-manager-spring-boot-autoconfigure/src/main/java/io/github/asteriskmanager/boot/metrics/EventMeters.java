package io.github.asteriskmanager.boot.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.UnknownEvent;
import io.github.asteriskmanager.metrics.EventMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;

/**
 * Meters of what becomes of the events of one provider. Those of an event are made when
 * it first comes and found by its class from then on.
 */
final class EventMeters implements EventMetrics {

	private final MeterRegistry registry;

	private final String provider;

	private final EventTags tags;

	private final Timer lag;

	private final Timer transit;

	private final Map<Class<?>, MetersOfEvent> byClass = new ConcurrentHashMap<>();

	private final Map<String, MetersOfEvent> byTag = new ConcurrentHashMap<>();

	private record MetersOfEvent(Counter received, Counter published, Counter dropped, Timer listener) {
	}

	EventMeters(MeterRegistry registry, String provider, EventTags tags) {
		this.registry = registry;
		this.provider = provider;
		this.tags = tags;
		this.lag = timer("events.lag", "Time from reading an event to calling its first listener").register(registry);
		this.transit = timer("events.transit",
				"Time from writing an event, by Asterisk's clock, to reading it; first event of each read, "
						+ "with timestampevents=yes only")
			.register(registry);
		// what is there at zero from the start can be seen to grow
		metersOf(EventTags.OTHER);
	}

	@Override
	public void received(ManagerEvent[] events, int count) {
		for (int i = 0; i < count; i++) {
			metersOf(events[i]).received().increment();
		}
		Instant written = events[0].getTimestamp();
		if (written != null) {
			Duration taken = Duration.between(written, events[0].getReceivedAt());
			this.transit.record((taken.isNegative()) ? Duration.ZERO : taken);
		}
	}

	@Override
	public void dropped(ManagerEvent event) {
		metersOf(event).dropped().increment();
	}

	@Override
	public void delivered(ManagerEvent event, long lagNanos, long listenerNanos) {
		MetersOfEvent meters = metersOf(event);
		meters.published().increment();
		meters.listener().record(listenerNanos, TimeUnit.NANOSECONDS);
		this.lag.record(lagNanos, TimeUnit.NANOSECONDS);
	}

	private MetersOfEvent metersOf(ManagerEvent event) {
		if (event instanceof UnknownEvent) {
			return metersOf(this.tags.valueOf(event.getName()));
		}
		MetersOfEvent known = this.byClass.get(event.getClass());
		return (known != null) ? known : this.byClass.computeIfAbsent(event.getClass(),
				(type) -> metersOf(this.tags.valueOf(event.getName())));
	}

	private MetersOfEvent metersOf(String tag) {
		return this.byTag.computeIfAbsent(tag, (event) -> new MetersOfEvent(
				counter(event, "received", "Events that came, items of own list answers excluded"),
				counter(event, "published", "Events handed to the listeners"),
				counter(event, "dropped", "Events discarded because the queue was full or the provider stopped"),
				timer("listener", "Time all listeners took for an event").tag("event", event).register(this.registry)));
	}

	private Counter counter(String event, String name, String description) {
		return Counter.builder(ManagerMeters.PREFIX + "events." + name)
			.description(description)
			.baseUnit(BaseUnits.EVENTS)
			.tag("provider", this.provider)
			.tag("event", event)
			.register(this.registry);
	}

	private Timer.Builder timer(String name, String description) {
		return Timer.builder(ManagerMeters.PREFIX + name).description(description).tag("provider", this.provider);
	}

}
