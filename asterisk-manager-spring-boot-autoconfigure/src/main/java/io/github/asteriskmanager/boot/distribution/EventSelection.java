package io.github.asteriskmanager.boot.distribution;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Which AMI events are published: those of given names, or all. Notices always are.
 * Immutable.
 */
public final class EventSelection {

	private static final String SUFFIX = "event";

	/** In lower case, letters and digits only; empty for all. */
	private final Set<String> names;

	private EventSelection(Set<String> names) {
		this.names = names;
	}

	/**
	 * Selects by name.
	 * @param names names of events as sent, in any case; empty for all
	 * @return the selection
	 */
	public static EventSelection of(Collection<String> names) {
		return new EventSelection(names.stream().map(EventSelection::plain).collect(Collectors.toUnmodifiableSet()));
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	boolean takes(Object payload) {
		return this.names.isEmpty() || !(payload instanceof ManagerEvent event)
				|| this.names.contains(plain(event.getName()));
	}

	/** Whether events of a class are: classes are called as events are. */
	boolean takes(Class<?> type) {
		if (this.names.isEmpty()) {
			return true;
		}
		String name = plain(type.getSimpleName());
		return this.names.contains(name)
				|| name.endsWith(SUFFIX) && this.names.contains(name.substring(0, name.length() - SUFFIX.length()));
	}

}
