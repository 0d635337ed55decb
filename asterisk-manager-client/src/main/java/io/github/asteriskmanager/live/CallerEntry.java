package io.github.asteriskmanager.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A caller in a queue that is worked on; the place in line is that in the list.
 *
 * @param uniqueid identity of the channel
 * @param channel name of the channel
 * @param number number of the caller
 * @param name name of the caller
 * @param joinedAt when the waiting began
 */
record CallerEntry(String uniqueid, String channel, @Nullable String number, @Nullable String name, Instant joinedAt) {

	QueueCaller freeze(String queue, int position) {
		return new QueueCaller(queue, position, this.uniqueid, this.channel, this.number, this.name, this.joinedAt);
	}

}
