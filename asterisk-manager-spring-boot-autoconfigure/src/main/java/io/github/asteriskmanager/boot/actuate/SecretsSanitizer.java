package io.github.asteriskmanager.boot.actuate;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Keeps the passwords of manager users out of {@code /actuator/env} and
 * {@code /actuator/configprops}, even where values are to be shown.
 * <p>
 * A password is hidden under its own key, however that is spelled, and wherever else it
 * stands: in the variable that the key is a placeholder for, or in a command line.
 * Thread-safe.
 */
public final class SecretsSanitizer implements SanitizingFunction {

	/** Shorter ones may be part of anything, and hide nothing where they are. */
	private static final int SHORTEST_SOUGHT = 4;

	private final Supplier<Stream<String>> passwords;

	/**
	 * Creates it.
	 * @param passwords gives the passwords in use; empty ones do not count
	 */
	public SecretsSanitizer(Supplier<Stream<String>> passwords) {
		this.passwords = passwords;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		return (isPassword(data.getKey()) || holdsPassword(data.getValue())) ? data.withSanitizedValue() : data;
	}

	/** Environment variables have other separators than properties. */
	private static boolean isPassword(String key) {
		String letters = key.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
		return letters.startsWith("asteriskmanager") && letters.endsWith("password");
	}

	private boolean holdsPassword(@Nullable Object value) {
		if (value == null) {
			return false;
		}
		String text = value.toString();
		return this.passwords.get()
			.anyMatch((password) -> !password.isEmpty()
					&& (text.equals(password) || password.length() >= SHORTEST_SOUGHT && text.contains(password)));
	}

}
