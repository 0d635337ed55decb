package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;
import java.util.ConcurrentModificationException;

import org.springframework.integration.support.locks.DistributedLock;
import org.springframework.integration.support.locks.RenewableLockRegistry;

/**
 * Locks of Spring Integration, such as those of {@code JdbcLockRegistry} and
 * {@code RedisLockRegistry}.
 * <p>
 * Their locks belong to a thread: the one that acquires has to renew and release.
 */
public final class RegistryLocks implements ClusterLocks {

	private final RenewableLockRegistry<?> registry;

	/**
	 * Creates it.
	 * @param registry a registry whose locks are {@link DistributedLock}s
	 */
	public RegistryLocks(RenewableLockRegistry<?> registry) {
		this.registry = registry;
	}

	@Override
	public boolean tryAcquire(String key, Duration lease) {
		if (!(this.registry.obtain(key) instanceof DistributedLock lock)) {
			throw new IllegalStateException("The locks of " + this.registry + " take no lease");
		}
		try {
			return lock.tryLock(Duration.ZERO, lease);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while asking for the lock '" + key + "'", ex);
		}
	}

	@Override
	public boolean renew(String key, Duration lease) {
		try {
			this.registry.renewLock(key, lease);
			return true;
		}
		catch (IllegalMonitorStateException | IllegalStateException ex) {
			// how a registry says that the lock has another holder, or none
			return false;
		}
	}

	@Override
	public void release(String key) {
		try {
			this.registry.obtain(key).unlock();
		}
		catch (ConcurrentModificationException | IllegalMonitorStateException | IllegalStateException ex) {
			// it had been lost, and is forgotten now
		}
	}

}
