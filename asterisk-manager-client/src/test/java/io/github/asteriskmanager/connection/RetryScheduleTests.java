package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

	@ParameterizedTest
	@EnumSource(names = { "REFUSED", "UNREACHABLE", "SERVER_SHUTDOWN", "CLOSED_BY_SERVER", "CONNECTION_BROKEN",
			"HEARTBEAT_TIMEOUT" })
	void whatEndsByItselfIsTriedFastFirst(DisconnectReason reason) {
		assertThat(delaysAfterReady(reason, 6)).containsExactly(1L, 1L, 1L, 2L, 4L, 8L);
	}

	@ParameterizedTest
	@EnumSource(names = { "UNKNOWN_HOST", "CLOSED_BEFORE_BANNER", "LOGIN_TIMEOUT", "SLOW_CONSUMER_SUSPECTED",
			"QUEUE_OVERFLOW", "PROTOCOL_VIOLATION" })
	void whatHasteMakesWorseDoublesFromTheSecondAttempt(DisconnectReason reason) {
		assertThat(delaysAfterReady(reason, 6)).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
	}

	@ParameterizedTest
	@EnumSource(names = { "TLS_FAILED", "LOGIN_ALREADY_IN_USE", "PERMISSION_DENIED", "LOGIN_REFUSED" })
	void whatSomebodyHasToMendWaitsLongest(DisconnectReason reason) {
		assertThat(delaysAfterReady(reason, 2)).containsExactly(15L, 15L);
		assertThat(schedule(initial(true, 0), reconnect(0, 0)).next(reason)).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void stopIsTheEnd() {
		assertThat(schedule(initial(true, 0), reconnect(0, 0)).next(DisconnectReason.STOPPED)).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = "STOPPED", mode = EnumSource.Mode.EXCLUDE)
	void nothingIsTriedAtOnceHoweverTheDiceFall(DisconnectReason reason) {
		RetrySchedule schedule = new RetrySchedule(InitialRetryPolicy.DEFAULT, ReconnectPolicy.DEFAULT,
				() -> Math.nextDown(1.0));
		assertThat(schedule.next(reason)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
		schedule.wasReadyFor(SECOND);
		assertThat(schedule.next(reason)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
	}

	private static List<Long> delaysAfterReady(DisconnectReason reason, int count) {
		RetrySchedule schedule = schedule(initial(true, 0), reconnect(0, 0));
		schedule.wasReadyFor(SECOND);
		return Stream.generate(() -> schedule.next(reason)).limit(count).map(Duration::toSeconds).toList();
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
