package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;

/**
 * Locks that all instances of an application see, and that expire unless renewed.
 * <p>
 * Two instances must never hold a lock at once before the lease of the first has passed,
 * reckoned from the moment it asked. All methods are called by the same thread. They may
 * block for long or throw when the engine is away: nothing that has to happen in time
 * depends on them.
 */
public interface ClusterLocks {

	/**
	 * Tries to get a lock that this instance does not hold, without waiting for its
	 * holder.
	 * @param key the lock
	 * @param lease how long it is held unless renewed
	 * @return {@code false} if another instance holds it
	 * @throws RuntimeException if the engine cannot be asked
	 */
	boolean tryAcquire(String key, Duration lease);

	/**
	 * Holds a lock for longer.
	 * @param key a lock this instance holds
	 * @param lease how long it is held from now on, unless renewed
	 * @return {@code false} if this instance does not hold it any more
	 * @throws RuntimeException if the engine cannot be asked; perhaps it did as it was
	 * told
	 */
	boolean renew(String key, Duration lease);

	/**
	 * Gives a lock back, or forgets one that was lost.
	 * @param key a lock this instance holds or held
	 * @throws RuntimeException if the engine cannot be asked: the lock will expire
	 */
	void release(String key);

}
