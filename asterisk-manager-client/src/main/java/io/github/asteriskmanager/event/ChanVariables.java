package io.github.asteriskmanager.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.asteriskmanager.protocol.HeaderValues;

/**
 * Channel variables in their three spellings: {@code ChanVariable: name=value}, with the
 * prefix of a snapshot, and {@code ChanVariable(channel): name=value} in events that tell
 * of several channels without snapshots. Values in snapshots are escaped as in C.
 */
final class ChanVariables {

	/** What the name of the header is or, but for a prefix, begins with. */
	static final String HEADER = "ChanVariable";

	private ChanVariables() {
	}

	/**
	 * The variables that go with a prefix.
	 * @param event the event
	 * @param prefix prefix of a snapshot; empty for the channel that the event is about
	 * @return values by name, in wire order
	 */
	static Map<String, String> of(AmiEvent event, String prefix) {
		List<String> escaped = event.headers(prefix + HEADER);
		if (!escaped.isEmpty()) {
			return variables(escaped, HeaderValues::unescape);
		}
		List<String> plain = event.headers(HEADER + "(" + event.header(prefix + "Channel") + ")");
		return (plain.isEmpty()) ? Map.of() : variables(plain, UnaryOperator.identity());
	}

	private static Map<String, String> variables(List<String> assignments, UnaryOperator<String> meant) {
		Map<String, String> variables = new LinkedHashMap<>();
		assignments.forEach((text) -> HeaderValues.putVariable(variables, text));
		variables.replaceAll((name, value) -> meant.apply(value));
		return Collections.unmodifiableMap(variables);
	}

}
