package io.github.asteriskmanager;

import java.time.Duration;

/**
 * Checks of option values; each message names the option as it is configured.
 */
final class Check {

	private Check() {
	}

	static Duration positive(Duration value, String option) {
		if (value.isZero() || value.isNegative()) {
			throw new InvalidOptionException(option, "must be longer than zero but is " + value);
		}
		return value;
	}

	static Duration notNegative(Duration value, String option) {
		if (value.isNegative()) {
			throw new InvalidOptionException(option, "must not be negative but is " + value);
		}
		return value;
	}

	static void notNegative(int value, String option) {
		if (value < 0) {
			throw new InvalidOptionException(option, "must not be negative but is " + value);
		}
	}

	static int between(int value, int least, int most, String option) {
		if (value < least || value > most) {
			throw new InvalidOptionException(option, "must be from " + least + " to " + most + " but is " + value);
		}
		return value;
	}

	static String text(String value, String option) {
		if (value.isBlank()) {
			throw new InvalidOptionException(option, "must not be empty");
		}
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '\r' || c == '\n' || c == '\0') {
				throw new InvalidOptionException(option, "must not hold a line break or NUL");
			}
		}
		return value;
	}

	/** A name or number of a host alone, for the port has an option of its own. */
	static void host(String value, String option) {
		text(value, option);
		int colon = value.indexOf(':');
		if (value.contains("/") || value.contains(" ")) {
			throw new InvalidOptionException(option,
					"must be a host name or an IP address alone but is '" + value + "'");
		}
		if (colon >= 0 && colon == value.lastIndexOf(':')) {
			throw new InvalidOptionException(option,
					"must not hold a port but is '" + value + "': the port is an option of its own");
		}
	}

}
