package io.github.asteriskmanager.live;

/**
 * What became of a call.
 */
public enum Disposition {

	/** Two have talked to each other. */
	ANSWERED,

	/** Only the dialplan answered: a menu, an announcement, a voicemail. */
	IN_DIALPLAN,

	/** The caller gave up waiting in a queue. */
	ABANDONED,

	/** Who was dialled last was busy. */
	BUSY,

	/** Who was dialled last could not be reached. */
	FAILED,

	/** Nobody answered. */
	NO_ANSWER

}
