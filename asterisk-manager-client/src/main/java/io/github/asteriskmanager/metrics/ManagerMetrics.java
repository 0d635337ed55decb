package io.github.asteriskmanager.metrics;

import java.time.Duration;

/**
 * Told what happens in a provider; every method has an empty default.
 * <p>
 * Called on the threads of the connection: return at once, throw nothing. Counters that
 * can be polled are in {@link ProviderStatistics}.
 */
public interface ManagerMetrics {

	/** Listens to nothing. */
	ManagerMetrics NONE = new ManagerMetrics() {
	};

	/** How an action ended. */
	enum Outcome {

		/** Asterisk answered with a success. */
		SUCCESS,

		/** Asterisk answered with an error. */
		ERROR,

		/** No complete answer in time. */
		TIMEOUT,

		/** The connection ended first. */
		CONNECTION_LOST,

		/** The caller gave up. */
		CANCELLED

	}

	/**
	 * Says who is told of the events of a provider; asked when a provider is made.
	 * @param provider title of the provider
	 * @return told of its events
	 */
	default EventMetrics events(String provider) {
		return EventMetrics.NONE;
	}

	/**
	 * A heartbeat was answered.
	 * @param provider title of the provider
	 * @param roundTrip time from sending the ping to its answer
	 */
	default void heartbeat(String provider, Duration roundTrip) {
	}

	/**
	 * An action that was sent has ended.
	 * @param provider title of the provider
	 * @param action wire name of the action
	 * @param outcome how it ended
	 * @param time from sending to the end
	 */
	default void actionCompleted(String provider, String action, Outcome outcome, Duration time) {
	}

}
