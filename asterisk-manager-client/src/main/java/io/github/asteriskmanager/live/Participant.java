package io.github.asteriskmanager.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a conference.
 *
 * @param uniqueid identity of the channel
 * @param channel name of the channel
 * @param number number, or {@code null} if unknown
 * @param name name, or {@code null} if unknown
 * @param admin whether an administrator of the conference
 * @param muted whether not heard
 * @param joinedAt when the participant joined, by this machine's clock
 */
public record Participant(String uniqueid, String channel, @Nullable String number, @Nullable String name,
		boolean admin, boolean muted, Instant joinedAt) {
}
