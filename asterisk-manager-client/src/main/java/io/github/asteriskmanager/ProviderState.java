package io.github.asteriskmanager;

/**
 * Where a provider stands with its persistent connection.
 */
public enum ProviderState {

	/** Not started, stopped, or given up after its last permitted attempt. */
	STOPPED,

	/** Opening the socket and waiting for the banner. */
	CONNECTING,

	/** Connected; logging in. */
	AUTHENTICATING,

	/** Logged in: events flow and actions are taken. */
	READY,

	/** Waiting before the next attempt. */
	BACKING_OFF,

	/**
	 * Asterisk refused the user or its secret; nothing is retried until the provider is
	 * started again.
	 */
	AUTHENTICATION_FAILED

}
