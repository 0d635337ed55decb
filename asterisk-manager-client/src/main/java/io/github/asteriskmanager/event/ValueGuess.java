package io.github.asteriskmanager.event;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which type a property for the values of a header could have.
 * <p>
 * Digits are a number only if nothing is lost by it: a leading zero, or ten digits and
 * more, mean an identifier or a telephone number.
 */
enum ValueGuess {

	/** Nothing but empty values so far. */
	OPEN("String", null),

	BOOLEAN("Boolean", Pattern.compile("(?i)yes|no|true|false")),

	INTEGER("Integer", Pattern.compile("0|-?[1-9]\\d{0,8}")),

	DECIMAL("BigDecimal", Pattern.compile("-?(0|[1-9]\\d{0,8})\\.\\d{1,9}")),

	TEXT("String", null),

	/** The header comes more than once. */
	LIST("List<String>", null);

	/** In the names of headers whose digits are no quantity. */
	private static final Pattern IDENTIFIER = Pattern.compile(".*(num|number|phone|exten|uniqueid|linkedid|pin|zip)");

	private final String type;

	private final @Nullable Pattern pattern;

	ValueGuess(String type, @Nullable Pattern pattern) {
		this.type = type;
		this.pattern = pattern;
	}

	String type() {
		return this.type;
	}

	/** From one value. */
	static ValueGuess of(String header, String value) {
		if (value.isEmpty()) {
			return OPEN;
		}
		if (!IDENTIFIER.matcher(header.toLowerCase(Locale.ROOT)).matches()) {
			for (ValueGuess guess : values()) {
				if (guess.pattern != null && guess.pattern.matcher(value).matches()) {
					return guess;
				}
			}
		}
		return TEXT;
	}

	/** What fits both. */
	ValueGuess and(ValueGuess other) {
		if (this == other || other == OPEN) {
			return this;
		}
		if (this == OPEN) {
			return other;
		}
		if (this == LIST || other == LIST) {
			return LIST;
		}
		return (isNumber() && other.isNumber()) ? DECIMAL : TEXT;
	}

	private boolean isNumber() {
		return this == INTEGER || this == DECIMAL;
	}

}
