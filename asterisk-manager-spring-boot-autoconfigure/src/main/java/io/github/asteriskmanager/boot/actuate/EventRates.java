package io.github.asteriskmanager.boot.actuate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many events a second each provider receives. A rate is that of the last ten seconds
 * or more, whoever else asks meanwhile; the first is that since this was made.
 * Thread-safe.
 */
final class EventRates {

	private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

	private final LongSupplier nanoTime;

	private final Reading start;

	private final Map<String, Readings> readings = new ConcurrentHashMap<>();

	/** Events received at a moment. */
	private record Reading(long received, long nanos) {

		double rateUntil(Reading now) {
			return (now.received - this.received) * 1e9 / Math.max(now.nanos - this.nanos, 1);
		}

	}

	/** The one to compare with, and the one to compare with after it. */
	private record Readings(Reading base, Reading next) {

		Readings with(Reading now) {
			if (now.received < this.next.received) {
				// another provider counts under this title since a reload
				return new Readings(new Reading(0, this.next.nanos), now);
			}
			return (now.nanos - this.next.nanos >= WINDOW) ? new Readings(this.next, now) : this;
		}

	}

	/**
	 * Creates it.
	 * @param nanoTime the time in nanoseconds since whenever
	 */
	EventRates(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.start = new Reading(0, nanoTime.getAsLong());
	}

	/**
	 * Tells the rate.
	 * @param provider title of the provider
	 * @param received events it has received by now
	 * @return events a second
	 */
	double rate(String provider, long received) {
		Reading now = new Reading(received, this.nanoTime.getAsLong());
		Readings updated = this.readings.compute(provider,
				(title, known) -> (known != null) ? known.with(now) : new Readings(this.start, now));
		return updated.base().rateUntil(now);
	}

}
