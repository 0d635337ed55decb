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

}
