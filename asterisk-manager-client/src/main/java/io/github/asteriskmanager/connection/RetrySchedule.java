package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether and when to try again: one schedule, with one policy until the first
 * login and another after it. No clock, no threads.
 */
final class RetrySchedule {

	private final InitialRetryPolicy initial;

	private final ReconnectPolicy reconnect;

	private final DoubleSupplier random;

	private boolean everReady;

	private int attempts;

	/**
	 * Creates the schedule.
	 * @param random numbers from 0 up to 1
	 */
	RetrySchedule(InitialRetryPolicy initial, ReconnectPolicy reconnect, DoubleSupplier random) {
		this.initial = initial;
		this.reconnect = reconnect;
		this.random = random;
	}

	/** Attempts in a row that did not lead to a stable connection. */
	int attempts() {
		return this.attempts;
	}

	/** A login was accepted, and its connection lasted this long. */
	void wasReadyFor(Duration time) {
		if (!this.everReady || time.compareTo(this.reconnect.stableAfter()) >= 0) {
			this.attempts = 0;
		}
		this.everReady = true;
	}

	/** Whether this failure ends all attempts, for another secret is needed. */
	boolean endsWith(DisconnectReason reason) {
		return reason == DisconnectReason.AUTHENTICATION_FAILED && this.initial.stopOnAuthenticationFailure();
	}

	/**
	 * The delay before the next attempt.
	 * @return the delay, or {@code null} to give up
	 */
	@Nullable Duration next(DisconnectReason reason) {
		this.attempts++;
		if (!this.everReady && !this.initial.enabled()) {
			return null;
		}
		int most = (this.everReady) ? this.reconnect.maxAttempts() : this.initial.maxAttempts();
		if (most > 0 && this.attempts > most - ((this.everReady) ? 0 : 1)) {
			return null;
		}
		boolean refused = reason == DisconnectReason.AUTHENTICATION_FAILED
				|| reason == DisconnectReason.LOGIN_ALREADY_IN_USE || reason == DisconnectReason.LOGIN_REFUSED;
		Duration longest = (this.everReady) ? this.reconnect.maxInterval() : this.initial.maxDelay();
		Duration delay = (refused) ? longest : (this.everReady) ? reconnectDelay() : initialDelay();
		double share = this.reconnect.jitter() * this.random.getAsDouble();
		return delay.minus(Duration.ofNanos((long) (delay.toNanos() * share)));
	}

	private Duration initialDelay() {
		Duration delay = this.initial.delay().plus(this.initial.delayIncrement().multipliedBy(this.attempts - 1L));
		return shorter(delay, this.initial.maxDelay());
	}

	private Duration reconnectDelay() {
		int slow = this.attempts - this.reconnect.fastAttempts();
		Duration delay = this.reconnect.fastInterval();
		for (int i = 0; i < slow && delay.compareTo(this.reconnect.maxInterval()) < 0; i++) {
			delay = delay.multipliedBy(2);
		}
		return shorter(delay, this.reconnect.maxInterval());
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) <= 0) ? one : other;
	}

}
