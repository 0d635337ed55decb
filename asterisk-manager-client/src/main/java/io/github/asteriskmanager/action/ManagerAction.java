package io.github.asteriskmanager.action;

import java.util.List;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.ResponseType;

/**
 * Something to ask of Asterisk.
 * <p>
 * Immutable, so it can be sent any number of times and to any number of servers; the
 * {@code ActionID} that correlates its answer is added when it is sent.
 *
 * @param <R> type of its answer
 * @see AbstractAction
 */
public interface ManagerAction<R extends ManagerResponse> {

	/**
	 * An action by name, for what has no class of its own.
	 * @param name wire name of the action
	 * @return the action without parameters
	 */
	static GenericAction of(String name) {
		return new GenericAction(name, List.of());
	}

	/**
	 * Wire name of the action.
	 * @return the name
	 */
	String getName();

	/**
	 * What it answers.
	 * @return the type
	 */
	ResponseType<R> getResponseType();

	/**
	 * The parameters that are set, without {@code Action} and {@code ActionID}.
	 * @return the headers in the order they are sent, repeats allowed
	 */
	List<Header> headers();

}
