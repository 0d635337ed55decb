package io.github.asteriskmanager.response;

import java.util.List;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an action that lists things of one kind.
 *
 * @param <E> type of the items
 */
public final class ItemListResponse<E extends ManagerEvent> extends EventListResponse {

	private final List<E> items;

	ItemListResponse(Class<E> type, AmiMessage message, List<ManagerEvent> events, @Nullable ManagerEvent completion) {
		super(message, events, completion);
		this.items = events(type);
	}

	/**
	 * The type of answer that lists such items.
	 * @param type type of the items
	 * @param <E> type of the items
	 * @return the type of answer
	 */
	public static <E extends ManagerEvent> ResponseType<ItemListResponse<E>> of(Class<E> type) {
		return ResponseType
			.list((message, events, completion) -> new ItemListResponse<>(type, message, events, completion));
	}

	/**
	 * The items.
	 * @return the items in the order sent
	 */
	public List<E> items() {
		return this.items;
	}

}
