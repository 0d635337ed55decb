package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;
import java.util.List;

import io.github.asteriskmanager.live.CallQueue;
import io.github.asteriskmanager.live.QueueCaller;
import org.jspecify.annotations.Nullable;

/**
 * A queue as the page shows it.
 *
 * @param id provider and name
 * @param provider title of the provider
 * @param name name
 * @param members how many members it has
 * @param completed calls served
 * @param abandoned callers who gave up
 * @param serviceLevel share served in time, in percent, or {@code null} if unknown
 * @param callers who waits, first in line first
 */
record QueueItem(String id, String provider, String name, int members, int completed, int abandoned,
		@Nullable Double serviceLevel, List<Waiting> callers) implements Item {

	static QueueItem of(String provider, CallQueue queue) {
		return new QueueItem(provider + "/" + queue.name(), provider, queue.name(), queue.members().size(),
				queue.completed(), queue.abandoned(), queue.serviceLevelPerformance(),
				queue.callers().stream().map(Waiting::of).toList());
	}

	/**
	 * Who waits.
	 *
	 * @param caller name, number or channel
	 * @param since since when
	 */
	record Waiting(String caller, Instant since) {

		static Waiting of(QueueCaller caller) {
			String shown = (caller.name() != null) ? caller.name() : caller.number();
			return new Waiting((shown != null) ? shown : caller.channel(), caller.joinedAt());
		}

	}

}
