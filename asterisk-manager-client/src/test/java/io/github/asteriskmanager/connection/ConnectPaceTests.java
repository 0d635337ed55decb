package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectPace}, alone and with the {@link RetrySchedule}s of a farm of
 * providers, in a time of their own.
 */
class ConnectPaceTests {

	private static final int PER_SECOND = 200;

	private static final int BURST = 20;

	private static final int PROVIDERS = 1_000;

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final ConnectPace pace = new ConnectPace(10, 3, this.now::get);

	@Test
	void firstOnesNeedNotWait() {
		assertThat(List.of(this.pace.take(), this.pace.take(), this.pace.take())).allMatch((wait) -> wait <= 0);
		assertThat(this.pace.take()).isEqualTo(millis(100));
		assertThat(this.pace.take()).isEqualTo(millis(200));
	}

	@Test
	void turnsComeBackWithTime() {
		for (int i = 0; i < 3; i++) {
			this.pace.take();
		}
		this.now.addAndGet(millis(100));
		assertThat(this.pace.take()).isZero();
		assertThat(this.pace.take()).isEqualTo(millis(100));
	}

	@Test
	void longSilenceGivesNoMoreThanTheBurst() {
		this.now.addAndGet(Duration.ofDays(30).toNanos());
		assertThat(List.of(this.pace.take(), this.pace.take(), this.pace.take())).allMatch((wait) -> wait <= 0);
		assertThat(this.pace.take()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void thousandProvidersAreSpreadAtTheStart(long seed) {
		Farm farm = new Farm(seed, false, 0);
		farm.run();
		assertThat(farm.mostAttemptsInASecond()).isLessThanOrEqualTo(PER_SECOND + BURST);
		assertThat(farm.lastReadyAt()).isLessThan(Duration.ofSeconds(6).toNanos());
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void thousandProvidersAreSpreadAfterAnOutageOfTheWholeFarm(long seed) {
		Duration outage = Duration.ofSeconds(20);
		Farm farm = new Farm(seed, true, outage.toNanos());
		farm.run();
		assertThat(farm.mostAttemptsInASecond()).isLessThanOrEqualTo(PER_SECOND + BURST);
		assertThat(farm.lastReadyAt()).isBetween(outage.toNanos(), outage.plusSeconds(35).toNanos());
		assertThat(farm.attempts).hasSizeLessThan(PROVIDERS * 20);
	}

	private static long millis(long millis) {
		return Duration.ofMillis(millis).toNanos();
	}

	/** Providers with default policies, whose servers refuse them for a while. */
	private static final class Farm {

		private final AtomicLong now = new AtomicLong();

		private final ConnectPace pace = new ConnectPace(PER_SECOND, BURST, this.now::get);

		private final PriorityQueue<Turn> turns = new PriorityQueue<>();

		private final List<Long> attempts = new ArrayList<>();

		private final long upAt;

		private long lastReadyAt;

		Farm(long seed, boolean lost, long upAt) {
			Random random = new Random(seed);
			this.upAt = upAt;
			for (int i = 0; i < PROVIDERS; i++) {
				RetrySchedule schedule = new RetrySchedule(InitialRetryPolicy.DEFAULT, ReconnectPolicy.DEFAULT,
						random::nextDouble);
				if (lost) {
					schedule.wasReadyFor(Duration.ofMinutes(1));
				}
				Duration delay = (lost) ? schedule.next(DisconnectReason.CONNECTION_BROKEN) : Duration.ZERO;
				this.turns.add(new Turn(delay.toNanos(), false, schedule));
			}
		}

		void run() {
			while (!this.turns.isEmpty()) {
				Turn turn = this.turns.remove();
				this.now.set(turn.at);
				if (!turn.paced) {
					this.turns.add(new Turn(turn.at + Math.max(0, this.pace.take()), true, turn.schedule));
				}
				else {
					attempt(turn);
				}
			}
		}

		private void attempt(Turn turn) {
			this.attempts.add(turn.at);
			if (turn.at >= this.upAt) {
				this.lastReadyAt = turn.at;
				return;
			}
			Duration delay = turn.schedule.next(DisconnectReason.REFUSED);
			this.turns.add(new Turn(turn.at + delay.toNanos(), false, turn.schedule));
		}

		long lastReadyAt() {
			return this.lastReadyAt;
		}

		/** In any second, not only in those that begin with a full one. */
		int mostAttemptsInASecond() {
			int most = 0;
			int from = 0;
			for (int to = 0; to < this.attempts.size(); to++) {
				while (this.attempts.get(to) - this.attempts.get(from) >= millis(1_000)) {
					from++;
				}
				most = Math.max(most, to - from + 1);
			}
			return most;
		}

	}

	private record Turn(long at, boolean paced, RetrySchedule schedule) implements Comparable<Turn> {

		@Override
		public int compareTo(Turn other) {
			return Long.compare(this.at, other.at);
		}

	}

}
