package io.github.asteriskmanager;

import java.time.Duration;

/**
 * How a connection proves that the other side is alive.
 *
 * @param interval silence after which a {@code Ping} is sent; zero switches the heartbeat
 * off
 * @param timeout how long after the ping something must be heard, anything, before the
 * connection is given up
 */
public record PingPolicy(Duration interval, Duration timeout) {

	/** Ping after 30 s of silence, give up 10 s later. */
	public static final PingPolicy DEFAULT = new PingPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10));

	/** No heartbeat. */
	public static final PingPolicy OFF = new PingPolicy(Duration.ZERO, Duration.ofSeconds(10));

	public PingPolicy {
		Check.notNegative(interval, "ping.interval");
		Check.positive(timeout, "ping.timeout");
	}

	/**
	 * Whether there is a heartbeat.
	 * @return {@code false} if the interval is zero
	 */
	public boolean enabled() {
		return !this.interval.isZero();
	}

}
