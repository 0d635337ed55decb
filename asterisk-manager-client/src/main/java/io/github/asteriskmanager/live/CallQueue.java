package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.asteriskmanager.event.QueueStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A queue with its members and the callers who wait.
 * <p>
 * The figures are those of {@code QueueStatus}, which is asked for with every check of
 * the state; in between {@code completed} and {@code abandoned} are counted on.
 *
 * @param name name
 * @param strategy how members are chosen, or {@code null} if unknown
 * @param max most callers that may wait; 0 for any number
 * @param holdTime average wait of the callers served
 * @param talkTime average length of their calls
 * @param completed calls served since the figures were reset
 * @param abandoned callers who gave up since then
 * @param serviceLevel wait within which callers should be served
 * @param serviceLevelPerformance share of the calls served within it, in percent, or
 * {@code null} if unknown
 * @param members its members
 * @param callers who wait, first in line first
 */
public record CallQueue(String name, @Nullable QueueStrategy strategy, int max, Duration holdTime, Duration talkTime,
		int completed, int abandoned, Duration serviceLevel, @Nullable Double serviceLevelPerformance,
		List<QueueMember> members, List<QueueCaller> callers) {

	/**
	 * Since when the caller who has waited longest waits.
	 * @return the moment, or {@code null} if nobody waits
	 */
	public @Nullable Instant longestWaitSince() {
		return this.callers.stream().map(QueueCaller::joinedAt).min(Instant::compareTo).orElse(null);
	}

}
