package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;
import java.util.Objects;

import io.github.asteriskmanager.InvalidOptionException;

/**
 * How instances of an application share providers; the same for all of them.
 *
 * @param name what the keys of all locks begin with
 * @param lease how long a lock is held unless renewed, from one second on; within it
 * another instance takes over from one that is gone
 * @param retryInterval how often to look for what can be taken, at most a third of the
 * lease
 * @param maxInstances most instances that get a share
 */
public record ClusterOptions(String name, Duration lease, Duration retryInterval, int maxInstances) {

	private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

	public ClusterOptions {
		Objects.requireNonNull(name, "'name' must not be null");
		if (name.isBlank()) {
			throw new InvalidOptionException("cluster.name", "must not be empty");
		}
		if (lease.compareTo(SHORTEST_LEASE) < 0) {
			throw new InvalidOptionException("cluster.lease", "must be at least 1s but is " + lease);
		}
		if (retryInterval.isZero() || retryInterval.isNegative()
				|| retryInterval.multipliedBy(3).compareTo(lease) > 0) {
			throw new InvalidOptionException("cluster.retry-interval",
					"must be more than zero and at most a third of the lease of " + lease + " but is " + retryInterval);
		}
		if (maxInstances < 1) {
			throw new InvalidOptionException("cluster.max-instances", "must be at least 1 but is " + maxInstances);
		}
	}

	/**
	 * How long after it asked for a lock an instance still acts on it. The rest of the
	 * lease is for closing connections, and for clocks that differ.
	 */
	Duration safe() {
		return this.lease.multipliedBy(2).dividedBy(3);
	}

	/** How often locks are renewed. */
	Duration renewal() {
		return this.lease.dividedBy(5);
	}

}
