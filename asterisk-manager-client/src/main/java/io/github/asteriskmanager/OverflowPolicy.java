package io.github.asteriskmanager;

/**
 * What happens to events when listeners are slower than Asterisk and the queue of a
 * provider is full. Answers to actions never queue and are not concerned.
 */
public enum OverflowPolicy {

	/** Discard the oldest queued event to make room for the new one. */
	DROP_OLDEST,

	/** Discard the event that just arrived. */
	DROP_NEWEST,

	/**
	 * Stop reading until there is room. Nothing is dropped here, but answers wait too,
	 * and Asterisk closes a session that does not read for longer than its
	 * {@code writetimeout} (100 ms unless configured).
	 */
	BLOCK,

	/** Close the connection and log in again; what was queued is still delivered. */
	DISCONNECT

}
