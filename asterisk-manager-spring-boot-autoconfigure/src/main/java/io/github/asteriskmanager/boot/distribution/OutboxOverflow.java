package io.github.asteriskmanager.boot.distribution;

/**
 * What happens to events when a broker is out of reach for so long that the buffer is
 * full.
 */
public enum OutboxOverflow {

	/** Discard the event that has waited longest. */
	DROP_OLDEST,

	/** Discard the event that just arrived. */
	DROP_NEWEST,

	/**
	 * Keep the listeners of the provider waiting, so that its own queue fills, whose
	 * policy holds then.
	 */
	BLOCK

}
