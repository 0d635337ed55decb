package io.github.asteriskmanager.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A parked channel.
 *
 * @param uniqueid identity of the channel
 * @param channel name of the channel
 * @param number number of whoever waits there, or {@code null} if unknown
 * @param name name of whoever waits there, or {@code null} if unknown
 * @param lot parking lot
 * @param space place in the lot
 * @param parker dial string of who parked it, or {@code null} if unknown
 * @param parkedAt when it was parked, by this machine's clock
 * @param timeoutAt when it will go back, or {@code null} if never
 */
public record ParkedCall(String uniqueid, String channel, @Nullable String number, @Nullable String name, String lot,
		int space, @Nullable String parker, Instant parkedAt, @Nullable Instant timeoutAt) {
}
