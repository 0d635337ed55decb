package io.github.asteriskmanager.event;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Texts of asynchronous AGI, which are URL-encoded since they hold line breaks.
 */
final class AgiText {

	private AgiText() {
	}

	static @Nullable String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** The lines {@code agi_name: value} of an AGI environment. */
	static @Nullable Map<String, String> environment(String text) {
		String lines = decode(text);
		if (lines == null) {
			return null;
		}
		Map<String, String> environment = new LinkedHashMap<>();
		lines.lines().forEach((line) -> {
			int colon = line.indexOf(": ");
			if (colon > 0) {
				environment.put(line.substring(0, colon), line.substring(colon + 2));
			}
		});
		return Collections.unmodifiableMap(environment);
	}

}
