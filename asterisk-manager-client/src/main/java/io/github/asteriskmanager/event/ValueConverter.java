package io.github.asteriskmanager.event;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

/**
 * Turns header values into properties of user events. Must be thread-safe.
 */
@FunctionalInterface
public interface ValueConverter {

	/**
	 * Converts a value.
	 * @param value the value as sent
	 * @param target type of the property
	 * @return the converted value, or {@code null} if there is none
	 * @throws IllegalArgumentException if the value cannot be converted
	 */
	@Nullable Object convert(String value, Type target);

	/**
	 * Reads text, numbers, truth values, enums, durations and moments as the typed
	 * getters of events do, and takes a placeholder such as {@code <unknown>} for no
	 * value.
	 * @param others converts to all other types
	 * @return the converter
	 */
	static ValueConverter standard(ValueConverter others) {
		return new BasicValueConverter(others);
	}

	/**
	 * Reads text, numbers, truth values, enums, durations and moments as the typed
	 * getters of events do, and nothing else.
	 * @return the converter
	 * @see #standard(ValueConverter)
	 */
	static ValueConverter standard() {
		return standard((value, target) -> {
			throw new IllegalArgumentException("no conversion to " + target.getTypeName());
		});
	}

}
