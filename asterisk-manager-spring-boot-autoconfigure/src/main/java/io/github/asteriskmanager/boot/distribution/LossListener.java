package io.github.asteriskmanager.boot.distribution;

import io.github.asteriskmanager.event.EventsLostEvent;

/**
 * Told of events that an outbox has lost. Its methods are called on any thread and have
 * to return soon.
 */
public interface LossListener {

	/**
	 * An event was lost.
	 * @param provider title of its provider
	 * @param event name of the event as sent
	 */
	default void lost(String provider, String event) {
	}

	/**
	 * An episode of losses has begun or ended.
	 * @param notice what was lost so far, or all of it
	 */
	void told(EventsLostEvent notice);

}
