package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;

/**
 * A caller has given up waiting in a queue.
 *
 * @param provider title of the provider
 * @param at when
 * @param caller who
 * @param waited how long the caller waited
 */
public record QueueCallerAbandonedEvent(String provider, Instant at, QueueCaller caller,
		Duration waited) implements QueueCallEvent {
}
