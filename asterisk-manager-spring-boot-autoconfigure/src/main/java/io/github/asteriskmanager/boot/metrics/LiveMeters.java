package io.github.asteriskmanager.boot.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.boot.live.LiveStates;
import io.github.asteriskmanager.live.AgentStatus;
import io.github.asteriskmanager.live.LiveSnapshot;
import io.github.asteriskmanager.live.LiveState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.event.EventListener;

/**
 * Gauges of every live state, tagged {@code provider} with the title: calls, channels,
 * callers who wait and how long, agents by what they do, and whether the state is valid.
 * Providers that a reload adds or removes gain or lose theirs.
 */
public final class LiveMeters implements MeterBinder {

	private static final String PREFIX = "asterisk.manager.live.";

	private final MetersByOwner<LiveState> meters;

	/**
	 * Creates the binder.
	 * @param states the states of all providers
	 */
	public LiveMeters(LiveStates states) {
		this.meters = new MetersByOwner<>(states::all, LiveMeters::bind);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.meters.bindTo(registry);
	}

	@EventListener
	void providersReloaded(ProvidersReloadedEvent event) {
		this.meters.update();
	}

	private static List<Meter> bind(LiveState state, MeterRegistry registry) {
		Tags tags = Tags.of("provider", state.provider());
		Stream<Meter> agents = Stream.of(AgentStatus.values())
			.map((status) -> gauge(state, "agents", "Agents by what they do",
					(snapshot) -> snapshot.agents().stream().filter((agent) -> agent.status() == status).count())
				.tags(tags.and("state", status.name().toLowerCase(Locale.ROOT)))
				.register(registry));
		Stream<Meter> others = Stream
			.of(gauge(state, "calls", "Calls that go on", (snapshot) -> snapshot.calls().size()),
					gauge(state, "channels", "Channels there are", (snapshot) -> snapshot.channels().size()),
					gauge(state, "waiting", "Callers who wait in queues", LiveMeters::waiting),
					gauge(state, "longest.wait", "How long the caller waits who has waited longest",
							LiveMeters::longestWait)
						.baseUnit("seconds"),
					Gauge.builder(PREFIX + "valid", state, (one) -> (one.isValid()) ? 1 : 0)
						.description("1 if the state is what Asterisk has, else 0"))
			.map((builder) -> builder.tags(tags).register(registry));
		return Stream.concat(agents, others).toList();
	}

	private static Gauge.Builder<LiveState> gauge(LiveState state, String name, String description,
			ToDoubleFunction<LiveSnapshot> value) {
		return Gauge.builder(PREFIX + name, state, (one) -> value.applyAsDouble(one.snapshot()))
			.description(description);
	}

	private static double waiting(LiveSnapshot snapshot) {
		return snapshot.queues().stream().mapToInt((queue) -> queue.callers().size()).sum();
	}

	private static double longestWait(LiveSnapshot snapshot) {
		Instant since = snapshot.longestWaitSince();
		return (since != null) ? Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1000.0) : 0;
	}

}
