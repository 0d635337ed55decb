package io.github.asteriskmanager.event;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.protocol.NameTable;

/**
 * Names of events as tables, made of one constant that lists them.
 */
final class EventNames {

	private static final String SUFFIX = "event";

	private EventNames() {
	}

	/** Finds the position of a name in the list. */
	static NameTable<Integer> table(String names) {
		Map<String, Integer> positions = new HashMap<>();
		for (String name : names.split(",")) {
			positions.put(name, positions.size());
		}
		return NameTable.of(positions);
	}

	/** The names in lower case, without {@code event} at the end. */
	static Set<String> keys(String names) {
		Set<String> keys = new LinkedHashSet<>();
		for (String name : names.toLowerCase(Locale.ROOT).split(",")) {
			keys.add(name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name);
		}
		return Collections.unmodifiableSet(keys);
	}

}
