package io.github.asteriskmanager.test;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An action as an {@link AmiServer} received it. Immutable.
 */
public final class AmiRequest {

	private static final Set<String> SECRETS = Set.of("secret", "key");

	private final int connection;

	private final Headers headers;

	private final @Nullable String defect;

	AmiRequest(int connection, Headers headers, @Nullable String defect) {
		this.connection = connection;
		this.headers = headers;
		this.defect = defect;
	}

	/**
	 * Name of the action as the peer spelled it.
	 * @return the value of {@code Action}, empty when the request has none
	 */
	public String action() {
		String action = header("Action");
		return (action != null) ? action : "";
	}

	/**
	 * The ActionID the answer has to carry.
	 * @return the value of {@code ActionID}, {@code null} when the request has none
	 */
	public @Nullable String actionId() {
		return header("ActionID");
	}

	/**
	 * First value of a header.
	 * @param name name of the header in any case
	 * @return the value, {@code null} when the request has no such header
	 */
	public @Nullable String header(String name) {
		return this.headers.first(name);
	}

	/**
	 * All values of a header that may repeat, such as {@code Variable}.
	 * @param name name of the header in any case
	 * @return the values in wire order, empty when the request has no such header
	 */
	public List<String> headers(String name) {
		return this.headers.values(name);
	}

	/**
	 * All headers.
	 * @return the headers in wire order, repeats and {@code Action} included
	 */
	public List<AmiHeader> headers() {
		return this.headers.all();
	}

	/**
	 * The connection this request came on.
	 * @return the number of the connection; the first one a server accepts is 1
	 */
	public int connection() {
		return this.connection;
	}

	/**
	 * What is wrong with the request, in the words Asterisk answers.
	 */
	@Nullable String defect() {
		return this.defect;
	}

	/**
	 * The headers on one line, secrets and login keys masked.
	 */
	@Override
	public String toString() {
		return headers().stream()
			.map((header) -> SECRETS.contains(header.name().toLowerCase(Locale.ROOT)) ? header.name() + ": ******"
					: header.toString())
			.collect(Collectors.joining(" | ", "#" + this.connection + " [", "]"));
	}

}
