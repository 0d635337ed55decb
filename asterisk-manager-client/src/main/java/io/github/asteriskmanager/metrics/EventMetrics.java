package io.github.asteriskmanager.metrics;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Told what becomes of the events of one provider; every method has an empty default.
 * <p>
 * Called for each event, on the thread that reads or delivers it: look nothing up by
 * text, allocate nothing, wait for nothing, throw nothing. While there is only
 * {@link #NONE}, no clock is read.
 */
public interface EventMetrics {

	/** Listens to nothing. */
	EventMetrics NONE = new EventMetrics() {
	};

	/**
	 * Events were read from the socket together, items of own list answers excluded.
	 * @param events begins with the events; not to be kept
	 * @param count their number, at least 1
	 */
	default void received(ManagerEvent[] events, int count) {
	}

	/**
	 * An event was discarded because the queue was full, or because the provider stopped.
	 * @param event the event
	 */
	default void dropped(ManagerEvent event) {
	}

	/**
	 * All listeners have been called for an event.
	 * @param event the event
	 * @param lagNanos nanoseconds from reading it to the first listener; not negative
	 * @param listenerNanos nanoseconds the listeners took
	 */
	default void delivered(ManagerEvent event, long lagNanos, long listenerNanos) {
	}

}
