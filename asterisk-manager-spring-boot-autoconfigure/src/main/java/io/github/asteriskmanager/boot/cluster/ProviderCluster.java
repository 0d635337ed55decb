package io.github.asteriskmanager.boot.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Shares the providers among the instances of an application: each is connected by the
 * one that holds the lock of its group.
 * <p>
 * One thread asks for locks, and may wait for their engine as long as it likes. Another
 * one watches the leases, and when one was not renewed within two thirds of its time it
 * closes the connections, well before another instance can have the lock. Starts after
 * {@link AsteriskManagerService} and stops before it: connections first, then locks, so
 * that others can take over at once. Thread-safe.
 */
public final class ProviderCluster implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ProviderCluster.class);

	private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(3);

	/** The lease is looked at so often in its time. */
	private static final int LOOKS = 40;

	private final AsteriskManagerService service;

	private final OwnedGroups groups;

	private final ClusterOptions options;

	private final ServiceActions actions;

	private final ClusterMember member;

	private volatile @Nullable Thread asking;

	private volatile CountDownLatch closed = new CountDownLatch(0);

	private volatile CountDownLatch released = new CountDownLatch(0);

	private volatile boolean running;

	/**
	 * Creates it.
	 * @param service has the providers; it has to ask the same groups who owns them
	 * @param groups told who owns what
	 * @param locks the locks
	 * @param options the options
	 * @param publisher takes a {@link ProviderOwnershipChangedEvent} for each change
	 */
	public ProviderCluster(AsteriskManagerService service, OwnedGroups groups, ClusterLocks locks,
			ClusterOptions options, ApplicationEventPublisher publisher) {
		this.service = service;
		this.groups = groups;
		this.options = options;
		this.actions = new ServiceActions(service, publisher, oneByOne(), Clock.systemUTC());
		this.member = new ClusterMember(locks, options, LeaseClock.SYSTEM, new Random(), groups, service::getGroups,
				this.actions);
	}

	private static Executor oneByOne() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(task) -> thread("ami-cluster-events", true, task));
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	private static Thread thread(String name, boolean daemon, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(daemon);
		return thread;
	}

	/**
	 * Whether this instance owns a provider.
	 * @param title its title
	 * @return {@code false} if it is a standby
	 */
	public boolean isOwned(String title) {
		return this.groups.isOwned(title);
	}

	/**
	 * What this instance is for a provider.
	 * @param title its title
	 * @return the role
	 */
	public ClusterRole roleOf(String title) {
		if (this.groups.isOwned(title)) {
			return ClusterRole.OWNER;
		}
		return (isAvailable()) ? ClusterRole.STANDBY : ClusterRole.CUT_OFF;
	}

	/**
	 * Whether locks can be had: without them for two thirds of a lease this instance owns
	 * nothing.
	 * @return {@code false} if their engine has not answered for that long
	 */
	public boolean isAvailable() {
		return this.member.engine().isAvailable();
	}

	/**
	 * When the engine of the locks last answered.
	 * @return the moment; that of the creation of this if it never did
	 */
	public Instant getAnsweredAt() {
		return this.member.engine().answeredAt();
	}

	/**
	 * How many instances take part, as seen in the last round.
	 * @return the number; 0 before the first round
	 */
	public int getInstances() {
		return this.member.instances();
	}

	/**
	 * How often this instance has come to own a provider.
	 * @param title its title
	 * @return the number
	 */
	public long getTakeovers(String title) {
		return this.actions.takeovers(title);
	}

	/**
	 * How many deliveries were withheld because this instance could not be sure to own
	 * the provider.
	 * @param title its title
	 * @return the number, each listener of the provider counted
	 */
	public long getWithheld(String title) {
		return this.service.getWithheld(title);
	}

	@EventListener
	void providersReloaded(ProvidersReloadedEvent event) {
		wake();
	}

	@Override
	public synchronized void start() {
		if (this.running) {
			return;
		}
		this.running = true;
		CountDownLatch before = this.released;
		CountDownLatch end = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.closed = end;
		this.released = release;
		this.member.join();
		Thread locking = thread("ami-cluster", true, () -> ask(before, end, release));
		this.asking = locking;
		// a standby has no other thread that keeps the application running
		thread("ami-cluster-watch", false, () -> watch(end)).start();
		locking.start();
	}

	/** Locks belong to a thread: one of an earlier start has to give them back first. */
	private void ask(CountDownLatch before, CountDownLatch end, CountDownLatch release) {
		try {
			before.await();
			while (end.getCount() > 0) {
				long wait = this.member.run();
				if (end.getCount() > 0 && wait > 0) {
					LockSupport.parkNanos(this, wait);
				}
			}
			this.member.releaseAll();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException | Error ex) {
			logger.error("The cluster is left; what this instance owns it gives up", ex);
		}
		finally {
			release.countDown();
		}
	}

	private void wake() {
		this.member.hurry();
		LockSupport.unpark(this.asking);
	}

	private void watch(CountDownLatch end) {
		long nanos = this.options.lease().toNanos() / LOOKS;
		try {
			while (!end.await(nanos, TimeUnit.NANOSECONDS)) {
				this.member.cutOffOverdue();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Closes connections, whatever the engine of the locks does, and then gives the locks
	 * back if it answers in time.
	 */
	@Override
	public synchronized void stop() {
		if (!this.running) {
			return;
		}
		this.running = false;
		this.member.leave().join();
		this.actions.flush();
		this.closed.countDown();
		wake();
		try {
			if (!this.released.await(RELEASE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
				logger.warn("Locks are not given back in time; they will expire within {}", this.options.lease());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return AsteriskManagerService.PHASE + 1;
	}

}
