package io.github.asteriskmanager;

/**
 * In what order a provider hands events to its listeners.
 */
public enum DispatchMode {

	/** In the order Asterisk sent them, one after the other. */
	ORDERED,

	/**
	 * Those of one call in the order Asterisk sent them, those of different calls at the
	 * same time.
	 * <p>
	 * Two events belong together if a header ending in {@code Linkedid} or
	 * {@code Uniqueid} has the same value in both: the channels of a call, also while it
	 * is bridged or transferred to another, and the events of a bridge. Those without a
	 * {@code Linkedid} keep their order among themselves. A notice of the provider, such
	 * as a change of its state, comes when everything before it has been handled, and
	 * before anything after it is begun.
	 */
	PER_CALL

}
