package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A member of one or more queues, taken as one.
 *
 * @param member interface that is called, such as {@code PJSIP/alice}: the identity
 * @param name name, as in the first of the queues
 * @param status what the agent does
 * @param since when that began, by this machine's clock
 * @param pausedReason why the agent is paused, or {@code null}
 * @param queues names of the queues, sorted
 */
public record Agent(String member, String name, AgentStatus status, Instant since, @Nullable String pausedReason,
		List<String> queues) {
}
