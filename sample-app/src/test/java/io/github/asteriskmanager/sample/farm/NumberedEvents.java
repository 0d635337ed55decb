package io.github.asteriskmanager.sample.farm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * How events of the farm carry their number: calls in a channel variable, as a dialplan
 * would do it, user events in a header.
 */
final class NumberedEvents {

	static final String VARIABLE = "NUMBER";

	static final String HEADER = "Number";

	private static final Pattern NUMBER = Pattern
		.compile("(?:ChanVariable: " + VARIABLE + "=|\\n" + HEADER + ": )(\\d+)");

	private NumberedEvents() {
	}

	/** The number that an event carries, or 0 for one that carries none. */
	static int of(ManagerEvent event) {
		String header = event.header(HEADER);
		String number = (header != null) ? header : event.getChanVariables().get(VARIABLE);
		return (number != null) ? Integer.parseInt(number) : 0;
	}

	/** The same for an event as it came from the server. */
	static int of(CharSequence event) {
		Matcher matcher = NUMBER.matcher(event);
		return (matcher.find()) ? Integer.parseInt(matcher.group(1)) : 0;
	}

}
