package io.github.asteriskmanager.response;

import java.util.List;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an action that lists something: items as events, in the order sent.
 */
public class EventListResponse extends ManagerResponse {

	private final List<ManagerEvent> events;

	private final @Nullable ManagerEvent completion;

	/**
	 * Creates the view.
	 * @param message the response message
	 * @param events the items
	 * @param completion the event that ended the list, or {@code null} if there was no
	 * list
	 */
	public EventListResponse(AmiMessage message, List<ManagerEvent> events, @Nullable ManagerEvent completion) {
		super(message);
		this.events = List.copyOf(events);
		this.completion = completion;
	}

	/**
	 * The items.
	 * @return the items in the order sent, without the event that ended the list
	 */
	public final List<ManagerEvent> events() {
		return this.events;
	}

	/**
	 * The items of one type.
	 * @param type class or interface
	 * @param <T> type
	 * @return the items of that type in the order sent
	 */
	public final <T> List<T> events(Class<T> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * The event that ended the list; some carry totals.
	 * @return the event, or {@code null} if Asterisk sent none
	 */
	public final @Nullable ManagerEvent getCompletion() {
		return this.completion;
	}

	/**
	 * Whether Asterisk ended the list early.
	 * @return {@code true} if it says so
	 */
	public final boolean isCancelled() {
		return this.completion != null && "cancelled".equalsIgnoreCase(this.completion.header("EventList"));
	}

}
