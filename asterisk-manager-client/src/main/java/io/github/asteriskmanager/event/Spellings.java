package io.github.asteriskmanager.event;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.github.asteriskmanager.protocol.HeaderValues;
import org.jspecify.annotations.Nullable;

/**
 * How the values of an enum are sent, in any case.
 *
 * @param <E> the enum
 */
final class Spellings<E> {

	/** By spelling as known, and by spelling in lower case. */
	private final Map<String, E> values = new HashMap<>();

	private final E unknown;

	/**
	 * Learns the spellings.
	 * @param values all values; of two with the same spelling the first is meant
	 * @param spellings gives those of a value
	 * @param unknown what anything else stands for
	 */
	Spellings(E[] values, Function<E, String[]> spellings, E unknown) {
		this.unknown = unknown;
		for (E value : values) {
			for (String spelling : spellings.apply(value)) {
				this.values.putIfAbsent(spelling, value);
				this.values.putIfAbsent(spelling.toLowerCase(Locale.ROOT), value);
			}
		}
	}

	/** The value that is sent so; {@code null} if the text says that there is none. */
	@Nullable E read(@Nullable String text) {
		if (text == null) {
			return null;
		}
		E value = this.values.get(text);
		if (value == null) {
			value = this.values.get(text.toLowerCase(Locale.ROOT));
		}
		if (value == null && !HeaderValues.isPlaceholder(text)) {
			return this.unknown;
		}
		return value;
	}

}
