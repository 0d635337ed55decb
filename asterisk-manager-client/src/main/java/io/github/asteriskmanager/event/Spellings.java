package io.github.asteriskmanager.event;

import io.github.asteriskmanager.protocol.HeaderValues;
import org.jspecify.annotations.Nullable;

/**
 * How values of enums are recognised.
 */
final class Spellings {

	private Spellings() {
	}

	static boolean match(String[] spellings, @Nullable String text) {
		for (String spelling : spellings) {
			if (spelling.equalsIgnoreCase(text)) {
				return true;
			}
		}
		return false;
	}

	static boolean isNone(@Nullable String text) {
		return text == null || HeaderValues.isPlaceholder(text);
	}

}
