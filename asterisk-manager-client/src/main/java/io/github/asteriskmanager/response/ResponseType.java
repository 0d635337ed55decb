package io.github.asteriskmanager.response;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * What an action answers, and how its end is known.
 * <p>
 * Whether an answer is a list is told by Asterisk ({@code EventList: start}), and so is
 * its end ({@code EventList: Complete}); only actions that lack these need the names of
 * the events that complete them.
 *
 * @param <R> type of the answer
 */
public final class ResponseType<R extends ManagerResponse> {

	/** One response without payload of its own, or a list if Asterisk announces one. */
	public static final ResponseType<ManagerResponse> PLAIN = new ResponseType<>(
			(message, items, completion) -> (completion != null || !items.isEmpty())
					? new EventListResponse(message, items, completion) : new ManagerResponse(message),
			Set.of());

	/** A list. */
	public static final ResponseType<EventListResponse> LIST = new ResponseType<>(EventListResponse::new, Set.of());

	/** Makes an answer. */
	@FunctionalInterface
	public interface Factory<R> {

		/**
		 * Makes an answer.
		 * @param message the response message
		 * @param items events of a list, in order
		 * @param completion the event that ended the list, or {@code null}
		 * @return the answer
		 */
		R create(AmiMessage message, List<ManagerEvent> items, @Nullable ManagerEvent completion);

	}

	private final Factory<? extends R> factory;

	private final Set<String> completions;

	private ResponseType(Factory<? extends R> factory, Set<String> completions) {
		this.factory = factory;
		this.completions = completions;
	}

	/**
	 * One response with payload.
	 * @param view makes the answer
	 * @param <R> type of the answer
	 * @return the type
	 */
	public static <R extends ManagerResponse> ResponseType<R> of(Function<AmiMessage, R> view) {
		return new ResponseType<>((message, items, completion) -> view.apply(message), Set.of());
	}

	/**
	 * A list with an answer type of its own.
	 * @param factory makes the answer
	 * @param <R> type of the answer
	 * @return the type
	 */
	public static <R extends ManagerResponse> ResponseType<R> list(Factory<R> factory) {
		return new ResponseType<>(factory, Set.of());
	}

	/**
	 * The same, for an action whose answer Asterisk does not mark as a list.
	 * @param completions names of the events that complete it; such an event counts as an
	 * item if its name does not end in {@code Complete}
	 * @return the type
	 */
	public ResponseType<R> completedBy(String... completions) {
		return new ResponseType<>(this.factory,
				Stream.of(completions).map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
	}

	/**
	 * Whether an unmarked answer goes on until an event of a certain name.
	 * @return {@code true} if events complete it
	 */
	public boolean isCompletedByName() {
		return !this.completions.isEmpty();
	}

	/**
	 * Whether an event of this name completes an unmarked answer.
	 * @param event name of the event
	 * @return {@code true} if it does
	 */
	public boolean isCompletedBy(String event) {
		return this.completions.contains(event.toLowerCase(Locale.ROOT));
	}

	/**
	 * Makes the answer.
	 * @param message the response message
	 * @param items events of a list, in order
	 * @param completion the event that ended the list, or {@code null}
	 * @return the answer
	 */
	public R create(AmiMessage message, List<ManagerEvent> items, @Nullable ManagerEvent completion) {
		return this.factory.create(message, items, completion);
	}

}
