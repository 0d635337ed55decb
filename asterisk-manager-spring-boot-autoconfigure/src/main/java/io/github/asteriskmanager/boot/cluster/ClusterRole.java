package io.github.asteriskmanager.boot.cluster;

/**
 * What an instance of an application is for a provider that it shares with others.
 */
public enum ClusterRole {

	/** It has the connection. */
	OWNER,

	/** Another instance has the connection, or is about to. */
	STANDBY,

	/** It cannot be an owner, as it can ask for no locks. */
	CUT_OFF

}
