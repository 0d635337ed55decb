package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether and when to try again: one schedule, with one policy until the first
 * login and another after it, and a pace for each kind of failure. No clock, no threads.
 */
final class RetrySchedule {

	/** However much of a delay is random, attempts must not follow each other at once. */
	private static final int SMALLEST_SHARE = 10;

	/** How soon a failure is worth another attempt. */
	private enum Pace {

		/** What ends by itself, and often soon. */
		FAST_FIRST,

		/** What hasty attempts make worse. */
		GROWING,

		/** What stays until somebody changes something. */
		SLOWEST,

		/** What this side wants. */
		NEVER

	}

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
		Duration delay = switch (pace(reason)) {
			case FAST_FIRST -> (this.everReady) ? reconnectDelay(this.reconnect.fastAttempts()) : initialDelay();
			case GROWING -> (this.everReady) ? reconnectDelay(0) : initialDelay();
			case SLOWEST -> (this.everReady) ? this.reconnect.maxInterval() : this.initial.maxDelay();
			case NEVER -> null;
		};
		return (delay != null) ? lessARandomShare(delay) : null;
	}

	private static Pace pace(DisconnectReason reason) {
		return switch (reason) {
			case REFUSED, UNREACHABLE, SERVER_SHUTDOWN, CLOSED_BY_SERVER, CONNECTION_BROKEN, HEARTBEAT_TIMEOUT ->
				Pace.FAST_FIRST;
			case UNKNOWN_HOST, CLOSED_BEFORE_BANNER, LOGIN_TIMEOUT, SLOW_CONSUMER_SUSPECTED, QUEUE_OVERFLOW,
					PROTOCOL_VIOLATION ->
				Pace.GROWING;
			case TLS_FAILED, AUTHENTICATION_FAILED, LOGIN_ALREADY_IN_USE, PERMISSION_DENIED, LOGIN_REFUSED ->
				Pace.SLOWEST;
			case STOPPED -> Pace.NEVER;
		};
	}

	private Duration lessARandomShare(Duration delay) {
		long nanos = delay.toNanos();
		long share = (long) (nanos * this.reconnect.jitter() * this.random.getAsDouble());
		return Duration.ofNanos(Math.max(nanos - share, nanos / SMALLEST_SHARE));
	}

	private Duration initialDelay() {
		Duration delay = this.initial.delay().plus(this.initial.delayIncrement().multipliedBy(this.attempts - 1L));
		return shorter(delay, this.initial.maxDelay());
	}

	private Duration reconnectDelay(int fastAttempts) {
		int slow = this.attempts - Math.max(fastAttempts, 1);
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
