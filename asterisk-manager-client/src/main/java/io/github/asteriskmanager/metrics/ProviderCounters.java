package io.github.asteriskmanager.metrics;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * What a provider counts, across all its connections. Thread-safe.
 */
public final class ProviderCounters {

	/** Bytes read. */
	public final LongAdder bytesReceived = new LongAdder();

	/** Events read, items of own list answers excluded. */
	public final LongAdder eventsReceived = new LongAdder();

	/** Events handed to the listeners. */
	public final LongAdder eventsDelivered = new LongAdder();

	/** Events discarded because the queue was full, or because the provider stopped. */
	public final LongAdder eventsDropped = new LongAdder();

	/** Events whose name has no type. */
	public final LongAdder eventsUnknown = new LongAdder();

	/** What listeners threw. */
	public final LongAdder listenerErrors = new LongAdder();

	/** Messages that were neither event nor answer, or broken off. */
	public final LongAdder messagesDiscarded = new LongAdder();

	/** Messages that were no text in the configured encoding. */
	public final LongAdder malformedTexts = new LongAdder();

	/** Answers nobody waited for. */
	public final LongAdder unmatchedAnswers = new LongAdder();

	/** Connections closed because of what the server sent. */
	public final LongAdder protocolViolations = new LongAdder();

	/** Attempts to connect. */
	public final LongAdder connectAttempts = new LongAdder();

	/** Logins accepted. */
	public final LongAdder logins = new LongAdder();

	private volatile @Nullable Instant lastEvent;

	/**
	 * Notes the time of the last event.
	 * @param at when it was read
	 */
	public void lastEvent(Instant at) {
		this.lastEvent = at;
	}

	/**
	 * When the last event was read.
	 * @return the moment, or {@code null}
	 */
	public @Nullable Instant lastEvent() {
		return this.lastEvent;
	}

	/**
	 * Reads all of them.
	 * @param queueSize events queued
	 * @param queueCapacity events the queue holds
	 * @return the snapshot
	 */
	public ProviderStatistics snapshot(int queueSize, int queueCapacity) {
		return new ProviderStatistics(this.bytesReceived.sum(), this.eventsReceived.sum(), this.eventsDelivered.sum(),
				this.eventsDropped.sum(), this.eventsUnknown.sum(), queueSize, queueCapacity, this.listenerErrors.sum(),
				this.messagesDiscarded.sum(), this.malformedTexts.sum(), this.unmatchedAnswers.sum(),
				this.protocolViolations.sum(), this.connectAttempts.sum(), this.logins.sum());
	}

}
