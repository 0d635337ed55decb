package io.github.asteriskmanager;

/**
 * What is fetched anew after an outage, so that a state built from events becomes right
 * again. The items arrive as events that say so, before live events go on.
 */
public enum Resync {

	/** The channels, by {@code CoreShowChannels}. */
	CHANNELS("CoreShowChannels"),

	/** Queues, their members and callers, by {@code QueueStatus}. */
	QUEUES("QueueStatus"),

	/** PJSIP endpoints, by {@code PJSIPShowEndpoints}. */
	ENDPOINTS("PJSIPShowEndpoints");

	private final String action;

	Resync(String action) {
		this.action = action;
	}

	/**
	 * The action that fetches it.
	 * @return wire name of the action
	 */
	public String action() {
		return this.action;
	}

}
