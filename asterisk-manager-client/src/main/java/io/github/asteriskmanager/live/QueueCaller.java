package io.github.asteriskmanager.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A caller who waits in a queue.
 *
 * @param queue name of the queue
 * @param position place in line, from 1
 * @param uniqueid identity of the channel
 * @param channel name of the channel
 * @param number number of the caller, or {@code null} if unknown
 * @param name name of the caller, or {@code null} if unknown
 * @param joinedAt when the waiting began, by this machine's clock
 */
public record QueueCaller(String queue, int position, String uniqueid, String channel, @Nullable String number,
		@Nullable String name, Instant joinedAt) {
}
