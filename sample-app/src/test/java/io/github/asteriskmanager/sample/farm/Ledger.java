package io.github.asteriskmanager.sample.farm;

import java.time.Instant;

/**
 * Numbers the events that a server sends, from 1, and remembers when each was sent. One
 * thread writes, any read.
 */
final class Ledger {

	private static final int MOST = 1_000_000;

	private final long[] millis = new long[MOST];

	private volatile int last;

	/** The number of the event that is about to be sent. */
	int next() {
		int number = this.last + 1;
		this.millis[number] = System.currentTimeMillis();
		this.last = number;
		return number;
	}

	/** How many events were sent so far, and the number of the latest. */
	int last() {
		return this.last;
	}

	Instant sentAt(int number) {
		return Instant.ofEpochMilli(this.millis[number]);
	}

}
