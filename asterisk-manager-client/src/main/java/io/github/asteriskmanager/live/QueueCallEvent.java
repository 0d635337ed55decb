package io.github.asteriskmanager.live;

/**
 * Something that has happened to a caller in a queue.
 */
public interface QueueCallEvent extends LiveEvent {

	/**
	 * The caller.
	 * @return the caller, with the place in line as it was then
	 */
	QueueCaller caller();

}
