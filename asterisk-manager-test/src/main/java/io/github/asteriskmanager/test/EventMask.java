package io.github.asteriskmanager.test;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The classes of events a session wants to hear: what the header {@code Events} of Login
 * and {@code EventMask} of Events say.
 */
record EventMask(boolean everything, Set<String> classes) {

	static final EventMask ALL = new EventMask(true, Set.of());

	private static final Set<String> TRUE = Set.of("yes", "true", "y", "t", "1", "on");

	private static final Set<String> FALSE = Set.of("no", "false", "n", "f", "0", "off", "none");

	/**
	 * Reads a mask.
	 * @param text on, off or a list of classes
	 * @param otherwise the mask when there is nothing to read
	 */
	static EventMask parse(@Nullable String text, EventMask otherwise) {
		if (text == null || text.isBlank()) {
			return otherwise;
		}
		String mask = text.toLowerCase(Locale.ROOT).strip();
		if (TRUE.contains(mask)) {
			return ALL;
		}
		Set<String> classes = FALSE.contains(mask) ? Set.of() : split(mask);
		return classes.contains("all") ? ALL : new EventMask(false, classes);
	}

	/**
	 * The classes a {@code Privilege} header names; the closing {@code all} belongs to
	 * every event and says nothing.
	 */
	static Set<String> classesOf(@Nullable String privilege) {
		if (privilege == null) {
			return Set.of();
		}
		Set<String> classes = split(privilege.toLowerCase(Locale.ROOT));
		return classes.stream().filter((name) -> !name.equals("all")).collect(Collectors.toUnmodifiableSet());
	}

	private static Set<String> split(String list) {
		return Arrays.stream(list.split(","))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
	}

	boolean allows(Set<String> eventClasses) {
		return this.everything || this.classes.containsAll(eventClasses);
	}

	boolean isEmpty() {
		return !this.everything && this.classes.isEmpty();
	}

}
