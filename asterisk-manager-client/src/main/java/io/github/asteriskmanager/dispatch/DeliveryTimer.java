package io.github.asteriskmanager.dispatch;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;

/**
 * Measures one delivery after the other. Where somebody wants to know, the clock is read
 * once for each event, and the time of day once for each batch; else not at all. Used by
 * one thread.
 */
final class DeliveryTimer {

	private final ProviderCounters counters;

	private final boolean running;

	private long beganNanos;

	/** What makes nanoseconds since 1970 of {@link System#nanoTime()}. */
	private long offsetNanos;

	DeliveryTimer(ProviderCounters counters) {
		this.counters = counters;
		this.running = counters.isDeliveryTimed();
	}

	/** The first delivery of a batch begins. */
	void start() {
		if (this.running) {
			long now = sinceEpoch(Instant.now());
			this.beganNanos = System.nanoTime();
			this.offsetNanos = now - this.beganNanos;
		}
	}

	/** The delivery of an event has ended, and the next one begins. */
	void delivered(ManagerEvent event) {
		if (!this.running) {
			this.counters.delivered(event, 0, 0);
			return;
		}
		long began = this.beganNanos;
		this.beganNanos = System.nanoTime();
		long lag = began + this.offsetNanos - sinceEpoch(event.getReceivedAt());
		this.counters.delivered(event, Math.max(lag, 0), this.beganNanos - began);
	}

	/** The delivery of something that is not measured has ended. */
	void skipped() {
		if (this.running) {
			this.beganNanos = System.nanoTime();
		}
	}

	private static long sinceEpoch(Instant moment) {
		return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
	}

}
