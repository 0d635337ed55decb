package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;

/**
 * A clock that tests set.
 */
final class SimulatedClock implements LeaseClock {

	private long nanos = Duration.ofDays(20_000).toNanos();

	@Override
	public long nanos() {
		return this.nanos;
	}

	@Override
	public long millis() {
		return this.nanos / 1_000_000;
	}

	void pass(Duration time) {
		this.nanos += time.toNanos();
	}

	void set(long nanos) {
		this.nanos = Math.max(this.nanos, nanos);
	}

}
