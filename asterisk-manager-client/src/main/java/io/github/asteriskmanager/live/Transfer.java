package io.github.asteriskmanager.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A transfer that has happened.
 *
 * @param at when
 * @param kind how
 * @param by name of the channel whose end transferred, or {@code null} if unknown
 * @param transferred name of the channel that was transferred, or {@code null} if unknown
 * @param target where to: extension and context, the other channel or the application;
 * {@code null} if unknown
 */
public record Transfer(Instant at, Kind kind, @Nullable String by, @Nullable String transferred,
		@Nullable String target) {

	/** How a call is transferred. */
	public enum Kind {

		/** To an extension, without asking there. */
		BLIND,

		/** After a call with the new end. */
		ATTENDED,

		/** All three go on talking. */
		THREE_WAY

	}

}
