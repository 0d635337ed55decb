package io.github.asteriskmanager.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which requests are meant: an action, and what its headers hold. It says which requests
 * a script answers, and which a test waits for or asserts. Immutable: each method returns
 * another pattern.
 */
public final class RequestPattern implements Predicate<AmiRequest> {

	private final String action;

	private final List<Condition> conditions;

	private record Condition(String words, Predicate<AmiRequest> test) {
	}

	private RequestPattern(String action, List<Condition> conditions) {
		this.action = action;
		this.conditions = List.copyOf(conditions);
	}

	/**
	 * Every request for an action.
	 * @param name name of the action in any case
	 * @return the pattern
	 */
	public static RequestPattern action(String name) {
		return new RequestPattern(name, List.of());
	}

	/**
	 * Of these requests, those with a value.
	 * @param header name of the header in any case
	 * @param value the value as text; of a header that repeats, any may have it
	 * @return the narrower pattern
	 */
	public RequestPattern with(String header, Object value) {
		return where("with " + header + ": " + value,
				(request) -> request.headers(header).contains(String.valueOf(value)));
	}

	/**
	 * Of these requests, those that have a header.
	 * @param header name of the header in any case
	 * @return the narrower pattern
	 */
	public RequestPattern with(String header) {
		return where("with " + header, (request) -> request.header(header) != null);
	}

	/**
	 * Of these requests, those that do not have a header.
	 * @param header name of the header in any case
	 * @return the narrower pattern
	 */
	public RequestPattern without(String header) {
		return where("without " + header, (request) -> request.header(header) == null);
	}

	/**
	 * Of these requests, those that meet a condition.
	 * @param words the condition in words, for messages
	 * @param condition the condition
	 * @return the narrower pattern
	 */
	public RequestPattern where(String words, Predicate<AmiRequest> condition) {
		List<Condition> all = new ArrayList<>(this.conditions);
		all.add(new Condition(words, condition));
		return new RequestPattern(this.action, all);
	}

	@Override
	public boolean test(AmiRequest request) {
		return request.action().equalsIgnoreCase(this.action)
				&& this.conditions.stream().allMatch((condition) -> condition.test().test(request));
	}

	/**
	 * Whether this pattern leaves no request out that the other one takes, as far as that
	 * can be told.
	 */
	boolean covers(RequestPattern other) {
		return this.conditions.isEmpty() && this.action.equalsIgnoreCase(other.action);
	}

	@Override
	public String toString() {
		StringBuilder words = new StringBuilder(this.action);
		this.conditions.forEach((condition) -> words.append(' ').append(condition.words()));
		return words.toString();
	}

}
