package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * One lock as this instance sees it. One thread asks for it; any may ask whether it is
 * safe to act on it.
 */
final class ClusterLock {

	private final ClusterLocks locks;

	private final String key;

	private final Duration lease;

	private final long safeNanos;

	private final long safeMillis;

	private final LeaseClock clock;

	/** What is held, from before it was asked for: the engine may reckon from then on. */
	private volatile @Nullable Grant grant;

	private record Grant(long nanos, long millis) {
	}

	ClusterLock(ClusterLocks locks, String key, ClusterOptions options, LeaseClock clock) {
		this.locks = locks;
		this.key = key;
		this.lease = options.lease();
		this.safeNanos = options.safe().toNanos();
		this.safeMillis = options.safe().toMillis();
		this.clock = clock;
	}

	/** Whether it was held when the engine was last asked. */
	boolean isHeld() {
		return this.grant != null;
	}

	/** Whether it is held and nobody else can have it yet. */
	boolean isSafe() {
		Grant current = this.grant;
		return current != null && this.clock.nanos() - current.nanos() < this.safeNanos
				&& this.clock.millis() - current.millis() < this.safeMillis;
	}

	/**
	 * How long ago it was asked for successfully, in nanoseconds; 0 if it is not held.
	 */
	long age() {
		Grant current = this.grant;
		return (current != null) ? this.clock.nanos() - current.nanos() : 0;
	}

	/** For how long it has not been safe though it is held, in milliseconds. */
	long overdueMillis() {
		Grant current = this.grant;
		if (current == null || isSafe()) {
			return 0;
		}
		long nanos = this.clock.nanos() - current.nanos() - this.safeNanos;
		long millis = this.clock.millis() - current.millis() - this.safeMillis;
		// rounded up, so that nothing that was withheld is older
		return Math.max(millis, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
	}

	boolean acquire() {
		Grant asked = new Grant(this.clock.nanos(), this.clock.millis());
		boolean acquired = this.locks.tryAcquire(this.key, this.lease);
		this.grant = (acquired) ? asked : null;
		return acquired;
	}

	/** Holds it for longer; if that is refused it is not held any more. */
	boolean renew() {
		Grant asked = new Grant(this.clock.nanos(), this.clock.millis());
		boolean renewed = this.locks.renew(this.key, this.lease);
		if (renewed) {
			this.grant = asked;
		}
		else {
			release();
		}
		return renewed;
	}

	/** Gives it back. If the engine cannot be asked it will expire. */
	void release() {
		this.grant = null;
		this.locks.release(this.key);
	}

	/** Whether another instance has it; takes it for a moment if not. */
	boolean isTaken() {
		if (acquire()) {
			release();
			return false;
		}
		return true;
	}

	@Override
	public String toString() {
		return this.key;
	}

}
