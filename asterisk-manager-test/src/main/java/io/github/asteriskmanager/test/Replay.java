package io.github.asteriskmanager.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A recording on its way to the sessions of an {@link AmiServer}. Thread-safe.
 */
public final class Replay implements AutoCloseable {

	/**
	 * For a replay that starts again at its end until it is closed.
	 */
	public static final int FOREVER = Integer.MAX_VALUE;

	private final List<Message> events;

	private final double eventsPerSecond;

	private final int rounds;

	private final Sessions sessions;

	private final Thread thread;

	private final CountDownLatch ended = new CountDownLatch(1);

	private final AtomicLong sent = new AtomicLong();

	private volatile boolean stopped;

	Replay(List<Message> events, double eventsPerSecond, int rounds, Sessions sessions, String threadName) {
		this.events = events;
		this.eventsPerSecond = eventsPerSecond;
		this.rounds = rounds;
		this.sessions = sessions;
		this.thread = Threads.daemon(threadName, this::run);
	}

	Replay start() {
		this.thread.start();
		return this;
	}

	/**
	 * How many events were sent so far.
	 * @return their number, over all rounds
	 */
	public long sent() {
		return this.sent.get();
	}

	/**
	 * Waits until the last event is on its way, for at most ten seconds.
	 */
	public void await() {
		await(Monitor.PATIENCE);
	}

	/**
	 * Waits until the last event is on its way.
	 * @param timeout how long at most
	 */
	public void await(Duration timeout) {
		try {
			if (!this.ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new AssertionError("Expected the replay to end within " + timeout + ", it has sent " + this.sent);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while the replay was at event " + this.sent, ex);
		}
	}

	/**
	 * Stops the replay where it is. Idempotent.
	 */
	@Override
	public void close() {
		this.stopped = true;
		this.thread.interrupt();
		Threads.join(this.thread);
	}

	private void run() {
		try {
			for (int round = 0; round < this.rounds && !this.stopped; round++) {
				this.sessions.awaitListener();
				play();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.ended.countDown();
		}
	}

	private void play() {
		long start = System.nanoTime();
		double nanosPerEvent = (this.eventsPerSecond > 0) ? TimeUnit.SECONDS.toNanos(1) / this.eventsPerSecond : 0;
		for (int i = 0; i < this.events.size() && !this.stopped; i++) {
			pauseUntil(start + (long) (i * nanosPerEvent));
			this.sessions.broadcast(this.events.get(i));
			this.sent.incrementAndGet();
		}
	}

	private void pauseUntil(long due) {
		for (long left = due - System.nanoTime(); left > 0 && !this.stopped; left = due - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

}
