package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Events of a provider did not reach the application: a state built from events is no
 * longer right until it is fetched anew.
 * <p>
 * An overflow is told when it begins, with what was dropped so far, and when it has
 * ended, with all of it. An outage is told when the connection is back; how many events
 * Asterisk would have sent meanwhile nobody knows. A takeover is told where the provider
 * went, as an outage is, and where it was aborted, with what still waited for listeners.
 *
 * @param provider title of the provider
 * @param cause why they were lost
 * @param count how many were dropped; -1 if unknown
 * @param from when the loss began
 * @param to when it ended, or {@code null} while it goes on
 * @param byName the dropped events by name; empty if their number is unknown
 */
public record EventsLostEvent(String provider, Cause cause, long count, Instant from, @Nullable Instant to,
		Map<String, Long> byName) {

	/** Why events were lost. */
	public enum Cause {

		/** Listeners were too slow and the queue was full. */
		OVERFLOW,

		/** There was no connection. */
		OUTAGE,

		/**
		 * They reached the listeners of the instance that is connected, but not the
		 * message broker it publishes to.
		 */
		PUBLICATION,

		/**
		 * The provider passed from one instance of an application to another, which knows
		 * only since when the other one may have missed something; or this one had to
		 * give it up with events undelivered.
		 */
		TAKEOVER

	}

	public EventsLostEvent {
		byName = Map.copyOf(byName);
	}

}
