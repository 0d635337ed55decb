package io.github.asteriskmanager.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One channel's part in a call.
 *
 * @param uniqueid identity of the channel
 * @param channel name of the channel
 * @param number number of whoever is at its end, or {@code null} if unknown
 * @param name name of whoever is at its end, or {@code null} if unknown
 * @param dialled whether it was dialled, rather than dialling
 * @param joinedAt when it became part of the call
 * @param leftAt when it left the call, or {@code null} while it is part of it
 */
public record Party(String uniqueid, String channel, @Nullable String number, @Nullable String name, boolean dialled,
		Instant joinedAt, @Nullable Instant leftAt) {

	/**
	 * Whether it is part of the call.
	 * @return {@code false} once it has left
	 */
	public boolean isPresent() {
		return this.leftAt == null;
	}

}
