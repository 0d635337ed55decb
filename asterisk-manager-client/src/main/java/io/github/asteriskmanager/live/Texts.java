package io.github.asteriskmanager.live;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Texts that many channels have in common, such as contexts, kept once: the latest few.
 */
final class Texts {

	private static final int MOST = 1000;

	private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
			return size() > MOST;
		}

	};

	@Nullable String shared(@Nullable String text) {
		if (text == null) {
			return null;
		}
		String there = this.known.putIfAbsent(text, text);
		return (there != null) ? there : text;
	}

}
