package io.github.asteriskmanager.boot.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.metrics.ManagerMetrics.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ActionTimers}.
 */
class ActionTimersTests {

	@Test
	void timesByProviderActionAndOutcome() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		ActionTimers timers = new ActionTimers(registry);
		timers.actionCompleted("pbx", "Ping", Outcome.SUCCESS, Duration.ofMillis(5));
		timers.actionCompleted("pbx", "Ping", Outcome.SUCCESS, Duration.ofMillis(7));
		timers.actionCompleted("pbx", "Ping", Outcome.CONNECTION_LOST, Duration.ofMillis(1));
		assertThat(registry.get("asterisk.manager.action")
			.tags("provider", "pbx", "action", "Ping", "outcome", "success")
			.timer()
			.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(12);
		assertThat(registry.get("asterisk.manager.action").tag("outcome", "connection_lost").timer().count())
			.isEqualTo(1);
	}

}
