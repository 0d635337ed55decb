package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;

/**
 * A call is over.
 *
 * @param provider title of the provider
 * @param at when; for a call that ended unseen, when that was found
 * @param call the call as it was at its end
 * @param reason how that is known
 * @param disposition what became of it
 * @param duration from its begin to its end
 * @param talked from the moment two first talked to the end; zero if never
 */
public record CallEndedEvent(String provider, Instant at, Call call, Reason reason, Disposition disposition,
		Duration duration, Duration talked) implements CallEvent {

	/** How a call came to its end. */
	public enum Reason {

		/** Its last channel hung up. */
		HANGUP,

		/** Its channels became part of an older call, which goes on. */
		MERGED,

		/** It was gone when the state was fetched anew. */
		UNSEEN

	}

}
