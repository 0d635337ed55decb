package io.github.asteriskmanager.live;

/**
 * What is going on in a call. If several apply, the last of them here.
 */
public enum CallState {

	/** It has begun; nobody has been reached yet. */
	STARTED,

	/** Somebody's phone rings. */
	RINGING,

	/** The dialplan has answered: a menu, an announcement, a voicemail. */
	IN_DIALPLAN,

	/** At least two talk to each other. */
	TALKING,

	/** The caller waits in a queue. */
	QUEUED,

	/** Somebody has put it on hold. */
	HELD,

	/** It is parked. */
	PARKED,

	/** It is over. */
	ENDED

}
