package io.github.asteriskmanager.event;

import java.util.regex.Pattern;

/**
 * Makes values fit to be shown: no secret, no number, not long.
 */
final class Samples {

	private static final int MAX_LENGTH = 64;

	private static final String HIDDEN = "******";

	private static final String SECRETS = "(secret|passw|passcode|token|credential|auth|key|pin|cvv|cvc|md5|hash|cookie"
			+ "|session)";

	private static final Pattern SECRET = Pattern.compile("(?i)" + SECRETS);

	/**
	 * Something secret by its name within the value, as in the data of an application.
	 */
	private static final Pattern ASSIGNED = Pattern.compile("(?i)" + SECRETS + "\\w*\\s*[=:]");

	private static final Pattern UNSHOWABLE = Pattern.compile("\\p{Cntrl}");

	private Samples() {
	}

	/**
	 * A value with every digit replaced by {@code #}; nothing of it if its name, or a
	 * name within it, says secret.
	 */
	static String masked(String header, String value) {
		if (SECRET.matcher(header).find() || ASSIGNED.matcher(value).find()) {
			return HIDDEN;
		}
		StringBuilder masked = new StringBuilder();
		value.codePoints()
			.limit(MAX_LENGTH)
			.forEach((character) -> masked.appendCodePoint(Character.isDigit(character) ? '#' : character));
		return printable(masked.toString());
	}

	/** A name without what a terminal would obey. */
	static String printable(String text) {
		return UNSHOWABLE.matcher(text).replaceAll("?");
	}

}
