package io.github.asteriskmanager.benchmarks.events;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A way of taking events from a socket. Counts them on the one thread that gets them, and
 * tells when the event came that ends a flood.
 */
public abstract class EventClient {

	private static final int USES_OF_WHICH_ONE_IS_KEPT = 0x3FF;

	private final Semaphore ends = new Semaphore(0);

	private long events;

	private int uses;

	@Nullable Object last;

	/**
	 * Connects, logs in where that is its way, and returns when events can come.
	 * @param port port of the server
	 * @throws Exception if it cannot
	 */
	public abstract void connect(int port) throws Exception;

	/** An event came. */
	public final void counted() {
		this.events++;
	}

	final void counted(long number) {
		this.events += number;
	}

	/** The event that ends a flood came. */
	public final void ended() {
		this.ends.release();
	}

	/**
	 * Something was read of an event, and must not be optimised away. It is kept now and
	 * then only: the collector has to be told each time, which takes longer than some
	 * getters.
	 */
	final void use(@Nullable Object value) {
		if ((++this.uses & USES_OF_WHICH_ONE_IS_KEPT) == 0) {
			this.last = value;
		}
	}

	/**
	 * Waits for the end of a flood.
	 * @return events since the one before
	 * @throws InterruptedException if interrupted
	 */
	public final long awaitEnd() throws InterruptedException {
		if (!this.ends.tryAcquire(60, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The end of the flood did not come");
		}
		long number = this.events;
		this.events = 0;
		return number;
	}

}
