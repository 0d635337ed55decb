package io.github.asteriskmanager.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a provider counts, across all its connections. Thread-safe.
 */
public final class ProviderCounters {

	/** Bytes read. */
	public final LongAdder bytesReceived = new LongAdder();

	/** Bytes written. */
	public final LongAdder bytesSent = new LongAdder();

	/** Events read, items of own list answers excluded. */
	public final LongAdder eventsReceived = new LongAdder();

	/** Events handed to the listeners. */
	public final LongAdder eventsDelivered = new LongAdder();

	/** Events discarded because the queue was full, or because the provider stopped. */
	public final LongAdder eventsDropped = new LongAdder();

	/** Events that a filter or interceptor kept from the listeners. */
	public final LongAdder eventsFiltered = new LongAdder();

	/** Events that have no type, user events without a registered one included. */
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

	/** Connections ready again after an outage. */
	public final LongAdder reconnects = new LongAdder();

	private final EventMetrics events;

	private volatile @Nullable Instant lastEvent;

	/**
	 * Creates counters that nobody else is told of.
	 */
	public ProviderCounters() {
		this(EventMetrics.NONE);
	}

	/**
	 * Creates counters.
	 * @param events told of each event besides
	 */
	public ProviderCounters(EventMetrics events) {
		this.events = events;
	}

	/**
	 * Counts events that were read together.
	 * @param events begins with the events
	 * @param count their number, at least 1
	 */
	public void received(ManagerEvent[] events, int count) {
		this.eventsReceived.add(count);
		this.lastEvent = events[count - 1].getReceivedAt();
		this.events.received(events, count);
	}

	/**
	 * Counts an event that was discarded.
	 * @param event the event
	 */
	public void dropped(ManagerEvent event) {
		this.eventsDropped.increment();
		this.events.dropped(event);
	}

	/**
	 * Counts an event that listeners were called for.
	 * @param event the event
	 * @param lagNanos nanoseconds from reading it to the first listener
	 * @param listenerNanos nanoseconds the listeners took
	 */
	public void delivered(ManagerEvent event, long lagNanos, long listenerNanos) {
		this.eventsDelivered.increment();
		this.events.delivered(event, lagNanos, listenerNanos);
	}

	/**
	 * Whether the times of a delivery are of interest to anyone.
	 * @return {@code false} if they need not be measured
	 */
	public boolean isDeliveryTimed() {
		return this.events != EventMetrics.NONE;
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
	 * @param queueSize events queued, or in the hands of listeners
	 * @param queueCapacity events the queue holds
	 * @param outage time without a connection
	 * @return the snapshot
	 */
	public ProviderStatistics snapshot(int queueSize, int queueCapacity, Duration outage) {
		return new ProviderStatistics(this.bytesReceived.sum(), this.eventsReceived.sum(), this.eventsDelivered.sum(),
				this.eventsDropped.sum(), this.eventsUnknown.sum(), queueSize, queueCapacity, this.listenerErrors.sum(),
				this.messagesDiscarded.sum(), this.malformedTexts.sum(), this.unmatchedAnswers.sum(),
				this.protocolViolations.sum(), this.connectAttempts.sum(), this.logins.sum(), this.bytesSent.sum(),
				this.reconnects.sum(), outage, this.eventsFiltered.sum());
	}

}
