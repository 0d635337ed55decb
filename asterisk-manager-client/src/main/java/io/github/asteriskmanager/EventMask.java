package io.github.asteriskmanager;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which classes of events a login asks for: the {@code Events} header of the Asterisk
 * Manager {@code Login} action.
 * <p>
 * An event that belongs to several classes is sent only if the mask holds all of them.
 * Immutable.
 */
public final class EventMask {

	private static final EventMask ALL = new EventMask("on");

	private static final EventMask NONE = new EventMask("off");

	/** A word of ours, never sent. */
	private static final EventMask AUTO = new EventMask("auto");

	private static final Set<String> CLASSES = Set.of("system", "call", "log", "verbose", "agent", "user", "config",
			"command", "dtmf", "reporting", "cdr", "dialplan", "originate", "agi", "cc", "aoc", "test", "security",
			"message");

	private final String wireValue;

	private EventMask(String wireValue) {
		this.wireValue = wireValue;
	}

	/**
	 * Every event that the user's {@code read} privileges permit.
	 * @return the mask
	 */
	public static EventMask all() {
		return ALL;
	}

	/**
	 * No events.
	 * @return the mask
	 */
	public static EventMask none() {
		return NONE;
	}

	/**
	 * What the listeners want: the classes of the events they take, and where the version
	 * and the user permit it these events alone. Widens when listeners are added, and
	 * narrows with the next login.
	 * @return the mask
	 */
	public static EventMask auto() {
		return AUTO;
	}

	/**
	 * Whether it follows the listeners.
	 * @return {@code true} for {@link #auto()}
	 */
	public boolean isAuto() {
		return this == AUTO;
	}

	/**
	 * The classes of events there are.
	 * @return their names
	 */
	public static Set<String> classes() {
		return CLASSES;
	}

	/**
	 * Events of the given classes, or all or none of them.
	 * @param classes class names such as {@code call} or {@code agent} in any case, or
	 * the single word {@code all}, {@code none} or {@code auto}
	 * @return the mask
	 * @throws InvalidOptionException if there is no class or an unknown one
	 */
	public static EventMask of(Collection<String> classes) {
		List<String> names = classes.stream().map((name) -> name.trim().toLowerCase(Locale.ROOT)).distinct().toList();
		if (names.equals(List.of("all"))) {
			return ALL;
		}
		if (names.equals(List.of("none"))) {
			return NONE;
		}
		if (names.equals(List.of("auto"))) {
			return AUTO;
		}
		if (names.isEmpty()) {
			throw new InvalidOptionException("event-mask", "must be 'all', 'none' or at least one event class");
		}
		for (String name : names) {
			if (!CLASSES.contains(name)) {
				throw new InvalidOptionException("event-mask",
						"has '" + name + "', which is no event class; use all, none or some of "
								+ String.join(", ", CLASSES.stream().sorted().toList()));
			}
		}
		return new EventMask(String.join(",", names));
	}

	/**
	 * Events of the given classes, or all or none of them.
	 * @param classes see {@link #of(Collection)}
	 * @return the mask
	 */
	public static EventMask of(String... classes) {
		return of(List.of(classes));
	}

	/**
	 * The value of the {@code Events} header.
	 * @return {@code on}, {@code off} or the classes, comma separated
	 */
	public String toWireValue() {
		return this.wireValue;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof EventMask mask && mask.wireValue.equals(this.wireValue);
	}

	@Override
	public int hashCode() {
		return this.wireValue.hashCode();
	}

	@Override
	public String toString() {
		return this.wireValue;
	}

}
