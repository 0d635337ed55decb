package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * An agent does something else.
 *
 * @param provider title of the provider
 * @param at when
 * @param agent the agent now
 * @param previous what the agent did before
 */
public record AgentStateChangedEvent(String provider, Instant at, Agent agent,
		AgentStatus previous) implements LiveEvent {
}
