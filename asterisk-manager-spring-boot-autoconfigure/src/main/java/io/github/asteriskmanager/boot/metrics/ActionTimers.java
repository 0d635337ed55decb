package io.github.asteriskmanager.boot.metrics;

import java.time.Duration;
import java.util.Locale;

import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * Times actions as {@code asterisk.manager.action}, tagged {@code provider},
 * {@code action} (its wire name) and {@code outcome}.
 */
public final class ActionTimers implements ManagerMetrics {

	private final MeterProvider<Timer> timers;

	/**
	 * Creates the timers.
	 * @param registry gets them
	 */
	public ActionTimers(MeterRegistry registry) {
		this.timers = Timer.builder("asterisk.manager.action")
			.description("Time from sending an action to the end of its answer")
			.withRegistry(registry);
	}

	@Override
	public void actionCompleted(String provider, String action, Outcome outcome, Duration time) {
		this.timers
			.withTags(
					Tags.of("provider", provider, "action", action, "outcome", outcome.name().toLowerCase(Locale.ROOT)))
			.record(time);
	}

}
