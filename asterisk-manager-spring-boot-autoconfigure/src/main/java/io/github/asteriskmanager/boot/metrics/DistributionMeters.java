package io.github.asteriskmanager.boot.metrics;

import java.util.function.ToDoubleFunction;

import io.github.asteriskmanager.boot.distribution.EventDistribution;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.distribution.EventOutbox;
import io.github.asteriskmanager.boot.distribution.OutboxStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Meters of events on their way through message brokers: what was published, tagged
 * {@code broker} with the name of its sink, and what was consumed.
 */
public final class DistributionMeters implements MeterBinder {

	private static final String PREFIX = ManagerMeters.PREFIX + "distribution.";

	private final @Nullable EventDistribution distribution;

	private final EventIntake intake;

	/**
	 * Creates the binder.
	 * @param distribution what is published, or {@code null} if nothing is
	 * @param intake what is consumed
	 */
	public DistributionMeters(@Nullable EventDistribution distribution, EventIntake intake) {
		this.distribution = distribution;
		this.intake = intake;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.distribution != null) {
			this.distribution.getOutboxes().forEach((outbox) -> bind(outbox, registry));
		}
		counter("consumed", this.intake, EventIntake::getConsumed, BaseUnits.EVENTS,
				"Events and notices of a broker delivered to the listeners")
			.register(registry);
		counter("undecodable", this.intake, EventIntake::getUndecodable, BaseUnits.MESSAGES,
				"Messages of a broker that could not be read")
			.register(registry);
	}

	private static void bind(EventOutbox outbox, MeterRegistry registry) {
		published(outbox, "published", OutboxStatistics::published, BaseUnits.EVENTS, "Events that the broker holds")
			.register(registry);
		published(outbox, "lost", OutboxStatistics::lost, BaseUnits.EVENTS,
				"Events that were not published: the buffer was full, the broker refused them, or the time to stop was over")
			.register(registry);
		published(outbox, "failures", OutboxStatistics::failures, null,
				"How often a batch could not be sent and was sent again")
			.register(registry);
		Gauge.builder(PREFIX + "buffered", outbox, (one) -> one.getStatistics().buffered())
			.tag("broker", outbox.getName())
			.baseUnit(BaseUnits.EVENTS)
			.description("Events that wait for the broker or for its confirmation")
			.register(registry);
	}

	private static FunctionCounter.Builder<EventOutbox> published(EventOutbox outbox, String name,
			ToDoubleFunction<OutboxStatistics> count, @Nullable String unit, String description) {
		return counter(name, outbox, (one) -> count.applyAsDouble(one.getStatistics()), unit, description).tag("broker",
				outbox.getName());
	}

	private static <T> FunctionCounter.Builder<T> counter(String name, T of, ToDoubleFunction<T> count,
			@Nullable String unit, String description) {
		return FunctionCounter.builder(PREFIX + name, of, count).baseUnit(unit).description(description);
	}

}
