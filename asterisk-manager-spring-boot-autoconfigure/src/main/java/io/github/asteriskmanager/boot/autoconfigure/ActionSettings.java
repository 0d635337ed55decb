package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * Limits on the actions of a provider.
 *
 * @see io.github.asteriskmanager.ActionPolicy
 */
@ConfigurationPropertiesSource
public class ActionSettings {

	/**
	 * Number of actions that may wait for their answers on one connection.
	 */
	private int maxPending = 10000;

	/**
	 * How long an action waits for a provider that is not ready. Zero to fail at once.
	 */
	private Duration connectionWait = Duration.ZERO;

	/**
	 * Comma-separated list of what CLI commands may begin with. Any command is allowed if
	 * empty.
	 */
	private List<String> allowedCommands = new ArrayList<>();

	/**
	 * Comma-separated list of dialplan applications that a call may be originated to. Any
	 * application is allowed if empty.
	 */
	private List<String> allowedApplications = new ArrayList<>();

	public int getMaxPending() {
		return this.maxPending;
	}

	public void setMaxPending(int maxPending) {
		this.maxPending = maxPending;
	}

	public Duration getConnectionWait() {
		return this.connectionWait;
	}

	public void setConnectionWait(Duration connectionWait) {
		this.connectionWait = connectionWait;
	}

	public List<String> getAllowedCommands() {
		return this.allowedCommands;
	}

	public void setAllowedCommands(List<String> allowedCommands) {
		this.allowedCommands = allowedCommands;
	}

	public List<String> getAllowedApplications() {
		return this.allowedApplications;
	}

	public void setAllowedApplications(List<String> allowedApplications) {
		this.allowedApplications = allowedApplications;
	}

}
