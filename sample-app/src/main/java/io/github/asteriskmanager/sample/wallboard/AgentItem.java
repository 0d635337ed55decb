package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;
import java.util.List;

import io.github.asteriskmanager.live.Agent;
import io.github.asteriskmanager.live.AgentStatus;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the page shows it.
 *
 * @param id provider and interface
 * @param provider title of the provider
 * @param name name
 * @param status what the agent does
 * @param since since when
 * @param pausedReason why the agent is paused, or {@code null}
 * @param queues names of the queues
 */
record AgentItem(String id, String provider, String name, AgentStatus status, Instant since,
		@Nullable String pausedReason, List<String> queues) implements Item {

	static AgentItem of(String provider, Agent agent) {
		return new AgentItem(provider + "/" + agent.member(), provider, agent.name(), agent.status(), agent.since(),
				agent.pausedReason(), agent.queues());
	}

}
