package io.github.asteriskmanager.event;

import org.jspecify.annotations.Nullable;

/**
 * Makes an object of the application of a whole user event, where header by header will
 * not do: one whose headers hold JSON, or several of one name with types of their own.
 * <p>
 * Listeners take the object by its class, as they do a registered record or bean. Called
 * on the thread that reads the connection: return soon. What it throws is told by the
 * diagnostics, and the event goes on as if it had been left alone. Must be thread-safe.
 *
 * @see EventRegistry#addConverter(ManagerEventConverter)
 */
@FunctionalInterface
public interface ManagerEventConverter {

	/**
	 * Converts a user event.
	 * @param event the event as it came
	 * @return what listeners are to get, see {@link UserEvent#getPayload()}; {@code null}
	 * to leave it to others
	 */
	@Nullable Object convert(UserEvent event);

}
