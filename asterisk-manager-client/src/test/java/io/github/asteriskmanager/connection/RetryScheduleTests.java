package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetrySchedule}.
 */
class RetryScheduleTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void initialDelaysGrowByTheIncrementUpToTheLongest() {
		RetrySchedule schedule = schedule(initial(true, 0), reconnect(0, 0));
		assertThat(delays(schedule, 5)).containsExactly(5L, 7L, 9L, 10L, 10L);
	}

	@Test
	void initialAttemptsAreLimited() {
		assertThat(delays(schedule(initial(true, 3), reconnect(0, 0)), 3)).containsExactly(5L, 7L, null);
		assertThat(delays(schedule(initial(true, 1), reconnect(0, 0)), 1)).containsExactly((Long) null);
	}

	@Test
	void withoutInitialRetryOneFailureIsTheEnd() {
		assertThat(schedule(initial(false, 0), reconnect(0, 0)).next(DisconnectReason.REFUSED)).isNull();
	}

	@Test
	void reconnectsFastFirstAndThenDoublesUpToTheLongest() {
		RetrySchedule schedule = schedule(initial(false, 0), reconnect(0, 0));
		schedule.wasReadyFor(SECOND);
		assertThat(delays(schedule, 8)).containsExactly(1L, 1L, 1L, 2L, 4L, 8L, 15L, 15L);
	}

	@Test
	void reconnectAttemptsAreLimited() {
		RetrySchedule schedule = schedule(initial(true, 0), reconnect(2, 0));
		schedule.wasReadyFor(SECOND);
		assertThat(delays(schedule, 3)).containsExactly(1L, 1L, null);
	}

	@Test
	void attemptsCountFromOneAgainAfterAStableConnectionOnly() {
		RetrySchedule schedule = schedule(initial(true, 0), reconnect(0, 0));
		schedule.wasReadyFor(SECOND);
		assertThat(delays(schedule, 4)).containsExactly(1L, 1L, 1L, 2L);
		schedule.wasReadyFor(Duration.ofSeconds(29));
		assertThat(delays(schedule, 1)).containsExactly(4L);
		schedule.wasReadyFor(Duration.ofSeconds(30));
		assertThat(delays(schedule, 1)).containsExactly(1L);
	}

	@Test
	void jitterTakesAPartOff() {
		RetrySchedule schedule = new RetrySchedule(initial(true, 0), reconnect(0, 0.5), () -> 0.5);
		schedule.wasReadyFor(SECOND);
		assertThat(schedule.next(DisconnectReason.CLOSED_BY_SERVER)).isEqualTo(Duration.ofMillis(750));
	}

	@Test
	void refusedSecretEndsTheAttemptsUnlessToldOtherwise() {
		assertThat(schedule(initial(true, 0), reconnect(0, 0)).endsWith(DisconnectReason.AUTHENTICATION_FAILED))
			.isTrue();
		InitialRetryPolicy stubborn = new InitialRetryPolicy(true, 0, SECOND, SECOND, Duration.ofSeconds(10), false);
		RetrySchedule schedule = schedule(stubborn, reconnect(0, 0));
		assertThat(schedule.endsWith(DisconnectReason.AUTHENTICATION_FAILED)).isFalse();
		assertThat(schedule.next(DisconnectReason.AUTHENTICATION_FAILED)).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void loginInUseWaitsLongest() {
		RetrySchedule schedule = schedule(initial(true, 0), reconnect(0, 0));
		schedule.wasReadyFor(SECOND);
		assertThat(schedule.next(DisconnectReason.LOGIN_ALREADY_IN_USE)).isEqualTo(Duration.ofSeconds(15));
	}

	private static List<Long> delays(RetrySchedule schedule, int count) {
		List<Long> delays = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Duration delay = schedule.next(DisconnectReason.REFUSED);
			delays.add((delay != null) ? delay.toSeconds() : null);
		}
		return delays;
	}

	private static RetrySchedule schedule(InitialRetryPolicy initial, ReconnectPolicy reconnect) {
		return new RetrySchedule(initial, reconnect, () -> 0.0);
	}

	private static InitialRetryPolicy initial(boolean enabled, int maxAttempts) {
		return new InitialRetryPolicy(enabled, maxAttempts, Duration.ofSeconds(5), Duration.ofSeconds(2),
				Duration.ofSeconds(10), true);
	}

	private static ReconnectPolicy reconnect(int maxAttempts, double jitter) {
		return new ReconnectPolicy(3, SECOND, Duration.ofSeconds(15), maxAttempts, jitter, Duration.ofSeconds(30));
	}

}
