package io.github.asteriskmanager.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.action.GenericAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.dispatch.Subscriptions;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.UnknownEvent;

/**
 * Asks for the events that somebody listens to, and for no others.
 * <p>
 * A login names their classes; filters then let only their names pass. Filters cannot be
 * taken back, but each lets more pass, so that a session only ever hears more than
 * before. {@code FullyBooted} and {@code Shutdown} are for the client itself.
 * Thread-safe.
 */
final class AutomaticMask {

	/** Asterisk tries the filters one after the other. */
	private static final int MOST_FILTERS = 20;

	/** A regular expression that every event matches. */
	private static final String ANYTHING = "Event";

	private final EventRegistry registry;

	private final Subscriptions subscriptions;

	private Wanted asked = Wanted.LEAST;

	private boolean filtered;

	private record Wanted(boolean all, Set<String> classes, Set<String> names) {

		static final Wanted LEAST = new Wanted(false, Set.of("system"), Set.of("FullyBooted", "Shutdown"));

		EventMask mask() {
			return (this.all) ? EventMask.all() : EventMask.of(this.classes);
		}

		boolean isFiltered() {
			return !this.all && this.names.size() <= MOST_FILTERS;
		}

		Wanted and(Wanted other) {
			return new Wanted(this.all || other.all, union(this.classes, other.classes),
					union(this.names, other.names));
		}

		private static Set<String> union(Set<String> one, Set<String> other) {
			Set<String> union = new TreeSet<>(one);
			union.addAll(other);
			return union;
		}

	}

	AutomaticMask(EventRegistry registry, Subscriptions subscriptions) {
		this.registry = registry;
		this.subscriptions = subscriptions;
	}

	private Wanted wanted() {
		// whoever takes an event of any name wants all
		if (this.subscriptions.takes(UnknownEvent.class)) {
			return new Wanted(true, Set.of("system"), Set.of());
		}
		Map<String, Set<String>> required = this.registry.requiredPrivileges(this.subscriptions::takes);
		required.keySet().retainAll(EventMask.classes());
		Set<String> names = new TreeSet<>();
		required.values().forEach(names::addAll);
		return Wanted.LEAST.and(new Wanted(false, required.keySet(), names));
	}

	/** What a login asks for. */
	synchronized EventMask login() {
		this.asked = wanted();
		this.filtered = false;
		return this.asked.mask();
	}

	/** The filters to add after the login; what they do not name does not pass. */
	synchronized List<GenericAction> filters() {
		return (this.asked.isFiltered()) ? this.asked.names.stream().map(AutomaticMask::passing).toList() : List.of();
	}

	/** The filters have been added. */
	synchronized void filtered() {
		this.filtered = true;
	}

	/** Lets everything pass whatever other filters there are. */
	static GenericAction passingAnything() {
		return ManagerAction.of("Filter").with("Operation", "Add").with("Filter", ANYTHING);
	}

	private static GenericAction passing(String name) {
		return ManagerAction.of("Filter").with("Operation", "Add").with("MatchCriteria", "name(" + name + ")");
	}

	/** What to send so that the session hears what has been wanted since. */
	synchronized List<GenericAction> widening() {
		Wanted before = this.asked;
		this.asked = before.and(wanted());
		List<GenericAction> actions = new ArrayList<>();
		if (this.filtered && !this.asked.isFiltered()) {
			actions.add(passingAnything());
			this.filtered = false;
		}
		else if (this.filtered) {
			this.asked.names.stream()
				.filter((name) -> !before.names.contains(name))
				.map(AutomaticMask::passing)
				.forEach(actions::add);
		}
		if (!this.asked.mask().equals(before.mask())) {
			actions.add(ManagerAction.of("Events").with("EventMask", this.asked.mask().toWireValue()));
		}
		return actions;
	}

}
