package io.github.asteriskmanager.action;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.ResponseType;

/**
 * Base of the actions of the catalogue, and of an application's own.
 *
 * @param <R> type of its answer
 */
public abstract class AbstractAction<R extends ManagerResponse> implements ManagerAction<R> {

	private static final Set<String> SECRET = Set.of("secret", "key", "password", "authid");

	private final String name;

	private final ResponseType<R> responseType;

	private final List<Header> headers;

	/**
	 * Creates an action.
	 * @param name wire name of the action
	 * @param responseType what it answers
	 * @param headers its parameters, in the order they are sent
	 */
	protected AbstractAction(String name, ResponseType<R> responseType, List<Header> headers) {
		this.name = name;
		this.responseType = responseType;
		this.headers = List.copyOf(headers);
	}

	@Override
	public final String getName() {
		return this.name;
	}

	@Override
	public final ResponseType<R> getResponseType() {
		return this.responseType;
	}

	@Override
	public final List<Header> headers() {
		return this.headers;
	}

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
