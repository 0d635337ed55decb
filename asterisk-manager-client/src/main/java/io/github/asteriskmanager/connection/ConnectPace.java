package io.github.asteriskmanager.connection;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gives the attempts of many providers their turns, so that a start or the end of an
 * outage of all servers does not make all of them connect in the same moment. Turns are
 * given in the order of asking: nobody starves. Thread-safe.
 */
final class ConnectPace {

	/** For all providers of this process: a thousand are connected in five seconds. */
	static final ConnectPace OF_PROCESS = new ConnectPace(200, 20, System::nanoTime);

	private final long intervalNanos;

	private final long burstNanos;

	private final LongSupplier nanoTime;

	private long next;

	/**
	 * Creates a pace at which nobody has asked yet.
	 * @param perSecond turns each second
	 * @param burst turns given at once after a time without any
	 * @param nanoTime the clock
	 */
	ConnectPace(int perSecond, int burst, LongSupplier nanoTime) {
		this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
		this.burstNanos = this.intervalNanos * (burst - 1L);
		this.nanoTime = nanoTime;
		this.next = nanoTime.getAsLong() - this.burstNanos;
	}

	/**
	 * Takes the next turn.
	 * @return nanoseconds until then; zero or less if that is now
	 */
	synchronized long take() {
		long now = this.nanoTime.getAsLong();
		long earliest = now - this.burstNanos;
		long turn = (this.next - earliest > 0) ? this.next : earliest;
		this.next = turn + this.intervalNanos;
		return turn - now;
	}

}
