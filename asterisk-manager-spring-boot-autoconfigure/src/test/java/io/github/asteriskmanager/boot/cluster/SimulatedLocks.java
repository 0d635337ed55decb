package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Locks in memory that expire by a simulated clock. Each instance sees them through a
 * view of its own, which may be cut off.
 */
final class SimulatedLocks {

	private final SimulatedClock clock;

	private final Map<String, Held> held = new HashMap<>();

	/** Whether the engine answers at all. */
	boolean away;

	private record Held(Object owner, long until) {
	}

	SimulatedLocks(SimulatedClock clock) {
		this.clock = clock;
	}

	private @Nullable Object owner(String key) {
		Held lock = this.held.get(key);
		return (lock != null && lock.until() - this.clock.nanos() > 0) ? lock.owner() : null;
	}

	/** What one instance sees. */
	final class View implements ClusterLocks {

		/** Whether it can be reached by this instance. */
		boolean unreachable;

		/** Calls made. */
		long calls;

		private void call() {
			this.calls++;
			SimulatedLocks.this.clock.pass(Duration.ofMillis(1));
			if (this.unreachable || SimulatedLocks.this.away) {
				throw new IllegalStateException("The engine is away");
			}
		}

		@Override
		public boolean tryAcquire(String key, Duration lease) {
			call();
			Object owner = owner(key);
			if (owner != null && owner != this) {
				return false;
			}
			SimulatedLocks.this.held.put(key, new Held(this, SimulatedLocks.this.clock.nanos() + lease.toNanos()));
			return true;
		}

		@Override
		public boolean renew(String key, Duration lease) {
			call();
			// as in a database: what has expired is there until another one takes it
			Held lock = SimulatedLocks.this.held.get(key);
			boolean own = lock != null && lock.owner() == this;
			if (own) {
				SimulatedLocks.this.held.put(key, new Held(this, SimulatedLocks.this.clock.nanos() + lease.toNanos()));
			}
			return own;
		}

		@Override
		public void release(String key) {
			call();
			Held lock = SimulatedLocks.this.held.get(key);
			if (lock != null && lock.owner() == this) {
				SimulatedLocks.this.held.remove(key);
			}
		}

	}

}
