package io.github.asteriskmanager.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows the state of a provider. Thread-safe.
 */
final class StatusBoard {

	private static final long NEVER = 0;

	private final String provider;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private volatile ProviderStatus status;

	private long outageNanos;

	private long withoutSince = NEVER;

	StatusBoard(String provider, Clock clock) {
		this.provider = provider;
		this.clock = clock;
		this.status = new ProviderStatus(ProviderState.STOPPED, clock.instant(), 0, null, null, null, null, null, null);
	}

	ProviderStatus status() {
		return this.status;
	}

	/** A state entered without a new problem; what was the problem before is kept. */
	void enter(ProviderState state, int attempts, Consumer<Object> notices) {
		set(state, attempts, this.status.protocolVersion(), null, null, notices);
	}

	void ready(@Nullable String protocolVersion, Consumer<Object> notices) {
		set(ProviderState.READY, 0, protocolVersion, null, null, notices);
	}

	void failed(ProviderState state, int attempts, Ending ending, @Nullable Duration delay, Consumer<Object> notices) {
		set(state, attempts, this.status.protocolVersion(), ending,
				(delay != null) ? this.clock.instant().plus(delay) : null, notices);
	}

	private void set(ProviderState state, int attempts, @Nullable String protocolVersion, @Nullable Ending ending,
			@Nullable Instant nextAttempt, Consumer<Object> notices) {
		this.lock.lock();
		try {
			ProviderStatus before = this.status;
			Instant now = this.clock.instant();
			noteOutage(state == ProviderState.READY || (state == ProviderState.STOPPED && ending == null));
			boolean fresh = ending != null || state == ProviderState.READY;
			this.status = new ProviderStatus(state, now, attempts, (state == ProviderState.READY) ? now : null,
					protocolVersion, (ending != null) ? ending.reason() : (fresh) ? null : before.reason(),
					(ending != null) ? ending.message() : (fresh) ? null : before.problem(), nextAttempt, null);
			if (before.state() != state) {
				notices.accept(new ProviderStateChangedEvent(this.provider, before.state(), state, now,
						(ending != null) ? ending.reason() : null, (ending != null) ? ending.message() : null));
			}
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Whoever was not told to stop has an outage while it is not ready. */
	private void noteOutage(boolean over) {
		long now = System.nanoTime();
		if (this.withoutSince != NEVER) {
			this.outageNanos += now - this.withoutSince;
		}
		this.withoutSince = (over) ? NEVER : now;
	}

	/** The time of all outages, the present one included. */
	Duration outage() {
		this.lock.lock();
		try {
			long present = (this.withoutSince != NEVER) ? System.nanoTime() - this.withoutSince : 0;
			return Duration.ofNanos(this.outageNanos + present);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for a status.
	 * @return the status that was waited for, or the present one if the time is over
	 */
	ProviderStatus await(Predicate<ProviderStatus> wanted, Duration timeout) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		this.lock.lockInterruptibly();
		try {
			long left = deadline - System.nanoTime();
			while (!wanted.test(this.status) && left > 0) {
				this.changed.await(left, TimeUnit.NANOSECONDS);
				left = deadline - System.nanoTime();
			}
			return this.status;
		}
		finally {
			this.lock.unlock();
		}
	}

}
