package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * A caller waits in a queue.
 *
 * @param provider title of the provider
 * @param at when
 * @param caller who
 * @param discovered whether the caller was there already when the state was fetched
 */
public record QueueCallerWaitingEvent(String provider, Instant at, QueueCaller caller,
		boolean discovered) implements QueueCallEvent {
}
