package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, within a bound, the names of events that have no type, since names may come
 * from a dialplan or a caller. The first of a name is logged, without its values.
 */
final class EventDiagnostics {

	private static final Logger logger = LoggerFactory.getLogger(EventDiagnostics.class);

	private final int maxTracked;

	private final Map<String, Tracked> unknown = new ConcurrentHashMap<>();

	/** Registered names whose values did not fit once; bounded by the registrations. */
	private final Set<String> unbound = ConcurrentHashMap.newKeySet();

	private final LongAdder untracked = new LongAdder();

	private final LongAdder unreadableValues = new LongAdder();

	EventDiagnostics(int maxTracked) {
		this.maxTracked = maxTracked;
	}

	void unknown(String name, ManagerEvent event) {
		boolean userEvent = event instanceof UserEvent;
		String key = (userEvent ? "user" : "") + name.toLowerCase(Locale.ROOT);
		Tracked tracked = this.unknown.get(key);
		if (tracked == null) {
			if (this.unknown.size() >= this.maxTracked) {
				this.untracked.increment();
				return;
			}
			Tracked added = new Tracked(name, userEvent, event);
			tracked = this.unknown.putIfAbsent(key, added);
			if (tracked == null) {
				log(added, event.getProvider());
				tracked = added;
			}
		}
		tracked.count.increment();
		tracked.lastSeen = event.getReceivedAt();
		tracked.providers.add(event.getProvider());
	}

	private static void log(Tracked entry, String provider) {
		if (entry.userEvent) {
			logger.info(
					"[{}] User event '{}' has no type; register a class or record for it: @UserEventName(\"{}\") "
							+ "with properties named like its headers {}",
					provider, entry.name, entry.name, entry.headers);
		}
		else {
			logger.warn("[{}] Event '{}' is unknown and arrives as UnknownEvent; its headers are {}", provider,
					entry.name, entry.headers);
		}
	}

	void unbound(String name, ManagerEvent event, UserEventBindingException problem) {
		if (this.unbound.add(name.toLowerCase(Locale.ROOT))) {
			logger.warn("[{}] User event '{}' arrives as plain UserEvent: {}", event.getProvider(), name,
					problem.getMessage());
		}
		this.unreadableValues.increment();
	}

	void unreadableValue() {
		this.unreadableValues.increment();
	}

	long unreadableValues() {
		return this.unreadableValues.sum();
	}

	long untracked() {
		return this.untracked.sum();
	}

	/** A type for it has been registered. */
	void known(String userEvent) {
		String name = userEvent.toLowerCase(Locale.ROOT);
		this.unknown.remove("user" + name);
		this.unbound.remove(name);
	}

	List<UnknownEventEntry> unknownEvents() {
		return this.unknown.values()
			.stream()
			.map(Tracked::toEntry)
			.sorted(Comparator.comparing(UnknownEventEntry::firstSeen).thenComparing(UnknownEventEntry::name))
			.toList();
	}

	boolean clear(String key) {
		return this.unknown.remove(key.toLowerCase(Locale.ROOT)) != null;
	}

	void clear() {
		this.unknown.clear();
		this.unbound.clear();
		this.untracked.reset();
		this.unreadableValues.reset();
	}

	private static final class Tracked {

		private final String name;

		private final boolean userEvent;

		private final Instant firstSeen;

		private final Set<String> headers = new LinkedHashSet<>();

		private final Set<String> providers = ConcurrentHashMap.newKeySet();

		private final LongAdder count = new LongAdder();

		private volatile Instant lastSeen;

		Tracked(String name, boolean userEvent, ManagerEvent event) {
			this.name = name;
			this.userEvent = userEvent;
			this.firstSeen = event.getReceivedAt();
			this.lastSeen = this.firstSeen;
			event.headers().stream().map(Header::name).skip(1).forEach(this.headers::add);
		}

		UnknownEventEntry toEntry() {
			return new UnknownEventEntry(this.name, this.userEvent, this.count.sum(), this.firstSeen, this.lastSeen,
					Set.copyOf(this.providers), Collections.unmodifiableSet(this.headers));
		}

	}

}
