package io.github.asteriskmanager.action;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.InvalidActionException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one action while it is built, in the order they are set.
 */
final class Parameters {

	private final String action;

	private final Map<String, List<String>> values = new LinkedHashMap<>();

	Parameters(String action) {
		this.action = action;
	}

	/** Sets a parameter; what it was set to before is gone. */
	Parameters set(String name, @Nullable Object value) {
		this.values.put(name, new ArrayList<>(List.of(text(name, value))));
		return this;
	}

	/** Sets a parameter that Asterisk compares with {@code yes}. */
	Parameters yesNo(String name, boolean value) {
		return set(name, value ? "yes" : "no");
	}

	/** Sets a parameter that Asterisk compares with {@code on} and {@code off}. */
	Parameters onOff(String name, boolean value) {
		return set(name, value ? "on" : "off");
	}

	/** Sets a parameter that Asterisk reads as a number. */
	Parameters oneZero(String name, boolean value) {
		return set(name, value ? "1" : "0");
	}

	/** Sets a duration in seconds. */
	Parameters seconds(String name, @Nullable Duration value) {
		return set(name,
				(value != null) ? BigDecimal.valueOf(value.toMillis(), 3).stripTrailingZeros().toPlainString() : null);
	}

	/** Sets a duration in milliseconds. */
	Parameters milliseconds(String name, @Nullable Duration value) {
		return set(name, (value != null) ? value.toMillis() : null);
	}

	/** Sets a list in one value. */
	Parameters join(String name, String... texts) {
		return set(name, String.join(",", texts));
	}

	/**
	 * Adds a variable. Asterisk takes the value apart as it does the arguments of a
	 * dialplan application: commas divide, quotes vanish, a backslash makes the next
	 * character literal.
	 */
	Parameters variable(String name, @Nullable String variable, @Nullable String value) {
		String assignment = text(name, variable) + "=" + text(name, value);
		StringBuilder escaped = new StringBuilder(assignment.length() + 8);
		for (int i = 0; i < assignment.length(); i++) {
			char c = assignment.charAt(i);
			if (c == ',' || c == '"' || c == '\\') {
				escaped.append('\\');
			}
			escaped.append(c);
		}
		this.values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(escaped.toString());
		return this;
	}

	/** Adds a variable for each entry. */
	Parameters variables(String name, Map<String, String> variables) {
		variables.forEach((variable, value) -> variable(name, variable, value));
		return this;
	}

	/** Checks that parameters are set. */
	Parameters require(String... names) {
		for (String name : names) {
			if (!this.values.containsKey(name)) {
				throw new InvalidActionException(this.action, "needs parameter " + name);
			}
		}
		return this;
	}

	private String text(String name, @Nullable Object value) {
		if (value == null) {
			throw new InvalidActionException(this.action,
					"parameter " + name + " is null; leave it unset for Asterisk's default");
		}
		return value.toString();
	}

	/** The headers, repeats together. */
	List<Header> toHeaders() {
		List<Header> headers = new ArrayList<>();
		this.values.forEach((name, texts) -> texts.forEach((text) -> headers.add(new Header(name, text))));
		return List.copyOf(headers);
	}

}
