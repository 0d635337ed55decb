package io.github.asteriskmanager.live;

/**
 * What an agent does. If several apply, the last of them here.
 */
public enum AgentStatus {

	/** Waits for a call. */
	AVAILABLE,

	/** Is being called. */
	RINGING,

	/** Is in a call. */
	BUSY,

	/** Is paused in every queue. */
	PAUSED,

	/** Cannot be called: the device is not there. */
	UNAVAILABLE

}
