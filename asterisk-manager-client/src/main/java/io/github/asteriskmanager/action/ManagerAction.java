package io.github.asteriskmanager.action;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
 */
public abstract class ManagerAction<R extends ManagerResponse> {

	private static final Set<String> SECRET = Set.of("secret", "key", "password", "authid");

	private final String name;

	private final ResponseType<R> responseType;

	/**
	 * For actions of the catalogue and of applications.
	 * @param name wire name of the action
	 * @param responseType what it answers
	 */
	protected ManagerAction(String name, ResponseType<R> responseType) {
		this.name = name;
		this.responseType = responseType;
	}

	/**
	 * An action by name, for what has no class of its own.
	 * @param name wire name of the action
	 * @return the action without parameters
	 */
	public static GenericAction of(String name) {
		return new GenericAction(name, List.of());
	}

	/**
	 * Wire name of the action.
	 * @return the name
	 */
	public final String getName() {
		return this.name;
	}

	/**
	 * What it answers.
	 * @return the type
	 */
	public final ResponseType<R> getResponseType() {
		return this.responseType;
	}

	/**
	 * The parameters that are set, without {@code Action} and {@code ActionID}.
	 * @return the headers in the order they are sent, repeats allowed
	 */
	public abstract List<Header> headers();

	/**
	 * Name and parameters, secrets masked.
	 */
	@Override
	public final String toString() {
		return headers().stream()
			.map((header) -> header.name() + "=" + (isSecret(header.name()) ? "***" : header.value()))
			.collect(Collectors.joining(", ", this.name + "[", "]"));
	}

	private static boolean isSecret(String name) {
		return SECRET.contains(name.toLowerCase(Locale.ROOT));
	}

}
