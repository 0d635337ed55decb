package io.github.asteriskmanager.boot.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.metrics.EventMetrics;
import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import org.springframework.context.event.EventListener;

/**
 * Meters of what happens in the providers: actions by name and outcome, heartbeats, and
 * events by name. All are tagged {@code provider} with its title; they outlive
 * connections, and go with a provider that a reload removes. Thread-safe.
 */
public final class ManagerMeters implements ManagerMetrics {

	static final String PREFIX = "asterisk.manager.";

	private final MeterRegistry registry;

	private final EventTags eventTags;

	private final MeterProvider<Timer> actions;

	private final MeterProvider<Timer> heartbeats;

	private final Map<String, EventMeters> events = new ConcurrentHashMap<>();

	/**
	 * Creates the meters.
	 * @param registry gets them
	 * @param maxEventNames how many names of events may become values of the tag
	 * {@code event}; further ones are {@code other}
	 */
	public ManagerMeters(MeterRegistry registry, int maxEventNames) {
		this.registry = registry;
		this.eventTags = new EventTags(maxEventNames);
		this.actions = Timer.builder(PREFIX + "action")
			.description("Time from sending an action to the end of its answer")
			.withRegistry(registry);
		this.heartbeats = Timer.builder(PREFIX + "heartbeat")
			.description("Time from the ping of a silent connection to its answer")
			.withRegistry(registry);
	}

	@Override
	public EventMetrics events(String provider) {
		// there at zero, so that a server that is never silent has it too
		this.heartbeats.withTags("provider", provider);
		return this.events.computeIfAbsent(provider, (title) -> new EventMeters(this.registry, title, this.eventTags));
	}

	@Override
	public void heartbeat(String provider, Duration roundTrip) {
		this.heartbeats.withTags("provider", provider).record(roundTrip);
	}

	@Override
	public void actionCompleted(String provider, String action, Outcome outcome, Duration time) {
		this.actions
			.withTags(
					Tags.of("provider", provider, "action", action, "outcome", outcome.name().toLowerCase(Locale.ROOT)))
			.record(time);
	}

	@EventListener
	void providersReloaded(ProvidersReloadedEvent event) {
		event.removed().forEach(this.events::remove);
		this.registry.getMeters().stream().filter((meter) -> isOf(meter.getId(), event)).forEach(this.registry::remove);
	}

	private static boolean isOf(Meter.Id id, ProvidersReloadedEvent event) {
		String provider = id.getTag("provider");
		return id.getName().startsWith(PREFIX) && provider != null && event.removed().contains(provider);
	}

}
