package io.github.asteriskmanager.protocol;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Readings of header values in the spellings that Asterisk's modules use. Each gives
 * {@code null} for what it cannot read.
 */
public final class HeaderValues {

	/** What Asterisk writes for a caller, another end or a bridge without a name. */
	public static final String UNKNOWN = "<unknown>";

	private static final Set<String> TRUE = Set.of("yes", "true", "y", "t", "1", "on", "enabled");

	private static final Set<String> FALSE = Set.of("no", "false", "n", "f", "0", "off", "disabled");

	private static final Set<String> PLACEHOLDERS = Set.of(UNKNOWN, "<none>", "none", "(null)", "<null>", "-none-",
			"unknown", "<not set>", "(not set)", "n/a", "(none)");

	/** The letters behind a backslash, and what each stands for. */
	private static final String ESCAPES = "abfnrtv\\'\"?";

	private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\'\"?";

	/** A server sends the same few again and again; one that does not fills no memory. */
	private static final Map<String, Set<String>> PRIVILEGES = new ConcurrentHashMap<>();

	private static final int NANO_DIGITS = 9;

	private static final int MOST_PRIVILEGES = 100;

	private static final int LONGEST_PRIVILEGES = 100;

	private HeaderValues() {
	}

	/**
	 * Whether a value says that there is none. Asterisk's modules write absence in many
	 * ways; for text the raw value is kept, so this matters for other types only.
	 * @param text the value
	 * @return {@code true} for an empty value and for {@code <unknown>} and its kin
	 */
	public static boolean isPlaceholder(String text) {
		if (text.isEmpty()) {
			return true;
		}
		char first = text.charAt(0);
		return (first < '0' || first > '9') && PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT));
	}

	/**
	 * A whole number, also where text or a unit follows it: {@code 16 (…)},
	 * {@code 6000 ms}, {@code 200(SR)}.
	 * @param text the value
	 * @return the number
	 */
	public static @Nullable Integer integer(String text) {
		Long value = number(text);
		return (value != null && value == value.intValue()) ? Integer.valueOf(value.intValue()) : null;
	}

	/**
	 * A whole number, also in hexadecimal with {@code 0x}, and also where text or a unit
	 * follows it. Counters of 32 bits without a sign fit.
	 * @param text the value
	 * @return the number
	 */
	public static @Nullable Long number(String text) {
		String value = text.strip();
		try {
			if (value.startsWith("0x") || value.startsWith("0X")) {
				return Long.parseUnsignedLong(value, 2, value.length(), 16);
			}
			int end = numberEnd(value, false);
			return (end > 0) ? Long.valueOf(Long.parseLong(value, 0, end, 10)) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * A decimal number, also where text or a unit follows it: {@code 0.022 sec.}.
	 * @param text the value
	 * @return the number
	 */
	public static @Nullable Double decimal(String text) {
		String value = text.strip();
		int end = numberEnd(value, true);
		try {
			return (end > 0) ? Double.valueOf(value.substring(0, end)) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * A truth value in any of Asterisk's spellings; of a number, whether it is not 0.
	 * @param text the value
	 * @return the truth value
	 */
	public static @Nullable Boolean bool(String text) {
		String value = text.strip().toLowerCase(Locale.ROOT);
		if (TRUE.contains(value)) {
			return Boolean.TRUE;
		}
		if (FALSE.contains(value)) {
			return Boolean.FALSE;
		}
		Long number = number(value);
		return (number != null) ? Boolean.valueOf(number != 0) : null;
	}

	/**
	 * Seconds since 1970 with an optional fraction of up to nine digits.
	 * @param text the value
	 * @return the moment
	 */
	public static @Nullable Instant epoch(String text) {
		String value = text.strip();
		int dot = value.indexOf('.');
		try {
			if (dot < 0) {
				return Instant.ofEpochSecond(Long.parseLong(value));
			}
			long seconds = Long.parseLong(value, 0, dot, 10);
			return Instant.ofEpochSecond(seconds, nanos(value, dot + 1));
		}
		catch (NumberFormatException | DateTimeException ex) {
			return null;
		}
	}

	private static int nanos(String value, int from) {
		int nanos = 0;
		for (int i = from; i < from + NANO_DIGITS; i++) {
			int digit = (i < value.length()) ? Character.digit(value.charAt(i), 10) : 0;
			if (digit < 0) {
				throw new NumberFormatException("No digit");
			}
			nanos = nanos * 10 + digit;
		}
		return nanos;
	}

	/**
	 * A duration: seconds with an optional fraction, or {@code HH:MM:SS} with any number
	 * of hours.
	 * @param text the value
	 * @return the duration
	 */
	public static @Nullable Duration seconds(String text) {
		String value = text.strip();
		String[] parts = value.split(":", -1);
		try {
			if (parts.length == 3) {
				return Duration.ofHours(Long.parseLong(parts[0]))
					.plusMinutes(Long.parseLong(parts[1]))
					.plusSeconds(Long.parseLong(parts[2]));
			}
			Double number = decimal(value);
			return (number != null) ? Duration.ofNanos(Math.round(number * 1e9)) : null;
		}
		catch (NumberFormatException | ArithmeticException ex) {
			return null;
		}
	}

	/**
	 * A duration in milliseconds, with an optional fraction.
	 * @param text the value
	 * @return the duration
	 */
	public static @Nullable Duration milliseconds(String text) {
		Double number = decimal(text);
		return (number != null) ? Duration.ofNanos(Math.round(number * 1e6)) : null;
	}

	/**
	 * A duration in microseconds, with an optional fraction.
	 * @param text the value
	 * @return the duration
	 */
	public static @Nullable Duration microseconds(String text) {
		Double number = decimal(text);
		return (number != null) ? Duration.ofNanos(Math.round(number * 1e3)) : null;
	}

	/**
	 * Undoes escapes as in C: {@code \"}, {@code \\}, {@code \n} and their kin. A
	 * backslash before anything else stays.
	 * @param text the value
	 * @return the text meant
	 */
	public static String unescape(String text) {
		int backslash = text.indexOf('\\');
		if (backslash < 0) {
			return text;
		}
		StringBuilder plain = new StringBuilder(text.length()).append(text, 0, backslash);
		for (int i = backslash; i < text.length(); i++) {
			char c = text.charAt(i);
			int escape = (c == '\\' && i + 1 < text.length()) ? ESCAPES.indexOf(text.charAt(i + 1)) : -1;
			plain.append((escape < 0) ? c : ESCAPED.charAt(escape));
			i += (escape < 0) ? 0 : 1;
		}
		return plain.toString();
	}

	/**
	 * Classes of events and actions, as {@code call,all}.
	 * @param text the value
	 * @return the classes in lower case without {@code all} and {@code <none>}
	 */
	public static Set<String> privileges(String text) {
		Set<String> known = PRIVILEGES.get(text);
		if (known == null) {
			known = readPrivileges(text);
			if (PRIVILEGES.size() < MOST_PRIVILEGES && text.length() < LONGEST_PRIVILEGES) {
				PRIVILEGES.put(text, known);
			}
		}
		return known;
	}

	private static Set<String> readPrivileges(String text) {
		Set<String> classes = new LinkedHashSet<>();
		for (String name : text.toLowerCase(Locale.ROOT).split(",")) {
			if (!name.isBlank() && !name.equals("all") && !name.equals("<none>")) {
				classes.add(name.strip());
			}
		}
		return Collections.unmodifiableSet(classes);
	}

	/**
	 * Takes a channel variable apart.
	 * @param variables gets it
	 * @param text {@code name=value}; the name may be a function call
	 */
	public static void putVariable(Map<String, String> variables, String text) {
		int equals = text.indexOf('=');
		if (equals < 0) {
			variables.put(text, "");
		}
		else {
			variables.put(text.substring(0, equals), text.substring(equals + 1));
		}
	}

	private static int numberEnd(String value, boolean fraction) {
		int end = (!value.isEmpty() && (value.charAt(0) == '-' || value.charAt(0) == '+')) ? 1 : 0;
		int digits = 0;
		for (; end < value.length(); end++) {
			char c = value.charAt(end);
			if (c >= '0' && c <= '9') {
				digits++;
			}
			else if (!(fraction && c == '.')) {
				break;
			}
		}
		boolean bare = end < value.length() && Character.isLetterOrDigit(value.charAt(end));
		return (digits > 0 && !bare) ? end : 0;
	}

}
