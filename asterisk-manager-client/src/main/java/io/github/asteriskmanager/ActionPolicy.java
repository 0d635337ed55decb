package io.github.asteriskmanager;

import java.time.Duration;
import java.util.List;

/**
 * Limits on the actions of one connection.
 *
 * @param maxPending how many may wait for their answers
 * @param connectionWait how long an action waits for a started provider that is not
 * ready; zero to fail at once
 * @param allowedCommands what CLI commands may begin with; empty for any
 * @param allowedApplications dialplan applications that a call may be originated to;
 * empty for any
 */
public record ActionPolicy(int maxPending, Duration connectionWait, List<String> allowedCommands,
		List<String> allowedApplications) {

	/** 10,000 pending, no waiting for a connection, everything allowed. */
	public static final ActionPolicy DEFAULT = new ActionPolicy(10_000, Duration.ZERO, List.of(), List.of());

	public ActionPolicy {
		Check.between(maxPending, 1, Integer.MAX_VALUE, "actions.max-pending");
		Check.notNegative(connectionWait, "actions.connection-wait");
		allowedCommands = List.copyOf(allowedCommands);
		allowedApplications = List.copyOf(allowedApplications);
	}

}
