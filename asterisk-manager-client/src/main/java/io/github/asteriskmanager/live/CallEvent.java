package io.github.asteriskmanager.live;

/**
 * Something that has happened to a call. What is told of one call comes in order:
 * {@link CallStartedEvent} first, {@link CallEndedEvent} last.
 */
public interface CallEvent extends LiveEvent {

	/**
	 * The call as it was then.
	 * @return the call
	 */
	Call call();

}
