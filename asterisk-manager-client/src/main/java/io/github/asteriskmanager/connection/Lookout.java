package io.github.asteriskmanager.connection;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks out for an answer for some microseconds before the caller sleeps, since waking a
 * thread takes longer than a server nearby.
 * <p>
 * Only if answers of this connection usually come that soon, and only as long as fewer
 * threads do so than the machine has cores to spare. Thread-safe.
 */
final class Lookout {

	private static final long LONGEST = TimeUnit.MICROSECONDS.toNanos(50);

	private static final AtomicInteger SPARE_CORES = new AtomicInteger(Runtime.getRuntime().availableProcessors() - 1);

	/** Smoothed; updates lost between threads do no harm. */
	private volatile long usualNanos;

	/** Returns when the answer is there or it is better to sleep. */
	void await(Future<?> answer) {
		if (this.usualNanos > LONGEST) {
			return;
		}
		if (SPARE_CORES.getAndDecrement() > 0) {
			long start = System.nanoTime();
			while (!answer.isDone() && System.nanoTime() - start < LONGEST) {
				Thread.yield();
			}
		}
		SPARE_CORES.incrementAndGet();
	}

	/**
	 * Learns how long an answer took until it was read, not until a caller who slept was
	 * awake; one that took long counts for a while only.
	 */
	void took(long nanos) {
		long usual = this.usualNanos;
		this.usualNanos = usual + (Math.min(nanos, 4 * LONGEST) - usual) / 8;
	}

}
