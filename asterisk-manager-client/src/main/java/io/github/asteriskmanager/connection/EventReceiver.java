package io.github.asteriskmanager.connection;

import java.util.List;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Takes the events of a connection, on its reader thread.
 */
@FunctionalInterface
interface EventReceiver {

	/** Takes nothing, for connections that ask for no events. */
	EventReceiver NONE = (events, count) -> true;

	/**
	 * Takes events in wire order.
	 * @param events holds them; reused afterwards
	 * @param count their number
	 * @return whether the connection may go on
	 * @throws InterruptedException if interrupted while waiting for room
	 */
	boolean receive(ManagerEvent[] events, int count) throws InterruptedException;

	/**
	 * Takes what was fetched anew and what waited for it, whatever the room.
	 * @param items events and notices in order
	 */
	default void receiveAll(List<?> items) {
	}

}
