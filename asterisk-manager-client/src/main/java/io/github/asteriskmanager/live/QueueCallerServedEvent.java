package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;

/**
 * A member of a queue has taken a caller.
 *
 * @param provider title of the provider
 * @param at when
 * @param caller who
 * @param member interface of the member
 * @param memberName name of the member
 * @param waited how long the caller waited
 */
public record QueueCallerServedEvent(String provider, Instant at, QueueCaller caller, String member, String memberName,
		Duration waited) implements QueueCallEvent {
}
