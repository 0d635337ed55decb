package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * Makes typed events of messages, and knows which events have a type and which came
 * without one.
 * <p>
 * Holds the whole catalogue from the start; user events are added at run time. Keys are
 * event names in lower case, those of user events with {@code user} in front. One
 * registry may serve any number of providers. Thread-safe.
 */
public final class EventRegistry {

	/** How many unknown names are remembered unless said otherwise. */
	public static final int DEFAULT_MAX_TRACKED = 1000;

	/** Up to Asterisk 1.2 the name of a user event was glued to this. */
	private static final String OLD_USER_EVENT = "userevent";

	private final Map<String, UserEventBinding> userEvents = new ConcurrentHashMap<>();

	private final ValueConverter converter;

	private final EventDiagnostics diagnostics;

	private EventRegistry(ValueConverter converter, int maxTracked) {
		this.converter = Objects.requireNonNull(converter, "'converter' must not be null");
		this.diagnostics = new EventDiagnostics(maxTracked);
	}

	/**
	 * Creates a registry.
	 * @return a registry that knows the catalogue and no user events
	 */
	public static EventRegistry create() {
		return create(ValueConverter.standard(), DEFAULT_MAX_TRACKED);
	}

	/**
	 * Creates a registry.
	 * @param converter turns header values into properties of user events
	 * @param maxTracked how many unknown names are remembered; further ones are only
	 * counted
	 * @return a registry that knows the catalogue and no user events
	 */
	public static EventRegistry create(ValueConverter converter, int maxTracked) {
		return new EventRegistry(converter, maxTracked);
	}

	/**
	 * Registers the type of a user event: a subclass of {@link UserEvent}, a record, or a
	 * bean with setters. Its name is that of {@link UserEventName}, else the class name
	 * without {@code UserEvent} or {@code Event} at the end. Replaces an earlier
	 * registration of that name.
	 * @param type the type
	 * @throws IllegalArgumentException if no instance of it can be made
	 */
	public void registerUserEvent(Class<?> type) {
		registerUserEvent(UserEventBinding.nameOf(type), type);
	}

	/**
	 * Registers the type of a user event under a given name.
	 * @param name name of the event, in any case
	 * @param type the type
	 * @throws IllegalArgumentException if no instance of it can be made
	 * @see #registerUserEvent(Class)
	 */
	public void registerUserEvent(String name, Class<?> type) {
		this.userEvents.put(name.toLowerCase(Locale.ROOT), new UserEventBinding(type));
		this.diagnostics.known(name);
	}

	/**
	 * Takes a registration back; such events are plain {@link UserEvent}s again.
	 * @param name name of the event, in any case
	 * @return whether there was one
	 */
	public boolean unregisterUserEvent(String name) {
		return this.userEvents.remove(name.toLowerCase(Locale.ROOT)) != null;
	}

	/**
	 * Whether an event has a type.
	 * @param key name of the event, with {@code user} in front for a user event; in any
	 * case
	 * @return {@code true} if it has
	 */
	public boolean isRegistered(String key) {
		String lower = key.toLowerCase(Locale.ROOT);
		return CatalogueEvents.KEYS.contains(lower)
				|| (lower.startsWith("user") && this.userEvents.containsKey(lower.substring(4)));
	}

	/**
	 * Number of events that have a type.
	 * @return the number
	 */
	public int registeredCount() {
		return CatalogueEvents.KEYS.size() + this.userEvents.size();
	}

	/**
	 * Keys of the events that have a type.
	 * @return the keys, sorted
	 */
	public SortedSet<String> registeredKeys() {
		SortedSet<String> keys = new TreeSet<>(CatalogueEvents.KEYS);
		this.userEvents.keySet().forEach((name) -> keys.add("user" + name));
		return keys;
	}

	/**
	 * The registered user events.
	 * @return their types by lower-case name
	 */
	public Map<String, Class<?>> userEvents() {
		Map<String, Class<?>> types = new TreeMap<>();
		this.userEvents.forEach((name, binding) -> types.put(name, binding.type()));
		return types;
	}

	/**
	 * The events that came and have no type.
	 * @return what is known of each, in the order they first came
	 */
	public List<UnknownEventEntry> unknownEvents() {
		return this.diagnostics.unknownEvents();
	}

	/**
	 * How many events without a type came after the bound of remembered names was
	 * reached.
	 * @return the number
	 */
	public long untrackedUnknownEvents() {
		return this.diagnostics.untracked();
	}

	/**
	 * How often a typed getter met a value it could not read.
	 * @return the number
	 */
	public long unreadableValues() {
		return this.diagnostics.unreadableValues();
	}

	/**
	 * Forgets the events that have no type; the next of each is told again.
	 */
	public void clearUnknownEvents() {
		this.diagnostics.clear();
	}

	/**
	 * Forgets one event that has no type; the next of it is told again.
	 * @param key name of the event, with {@code user} in front for a user event; in any
	 * case
	 * @return whether it was among the unknown events
	 */
	public boolean clearUnknownEvent(String key) {
		return this.diagnostics.clear(key);
	}

	/**
	 * Names a source of events.
	 * @param provider title of the provider
	 * @return its origin
	 */
	public EventOrigin origin(String provider) {
		return new EventOrigin(provider, this.diagnostics);
	}

	/**
	 * Makes the event of a message.
	 * @param message a message of kind {@link AmiMessage.Kind#EVENT}
	 * @param origin where it came from
	 * @param receivedAt when it was read
	 * @return the event; an {@link UnknownEvent} if its name has no type
	 */
	public ManagerEvent create(AmiMessage message, EventOrigin origin, Instant receivedAt) {
		Integer index = message.lookUp(0, CatalogueEvents.TABLE);
		if (index != null) {
			ManagerEvent event = (ManagerEvent) CatalogueEvents.create(index, message, origin, receivedAt);
			return (event instanceof UserEvent raw) ? userEvent(raw, message, origin) : event;
		}
		String name = message.value(0);
		if (name.regionMatches(true, 0, OLD_USER_EVENT, 0, OLD_USER_EVENT.length())) {
			return userEvent(new UserEvent(message, origin, receivedAt), message, origin);
		}
		ManagerEvent event = new UnknownEvent(message, origin, receivedAt);
		this.diagnostics.unknown(name, event);
		return event;
	}

	private ManagerEvent userEvent(UserEvent raw, AmiMessage message, EventOrigin origin) {
		String name = raw.getUserEvent();
		UserEventBinding binding = this.userEvents.get(name.toLowerCase(Locale.ROOT));
		if (binding == null) {
			this.diagnostics.unknown(name, raw);
			return raw;
		}
		try {
			Object bound = binding.bind(raw, this.converter);
			if (bound instanceof UserEvent event) {
				event.attach(message, origin, raw.getReceivedAt());
				return event;
			}
			raw.setPayload(bound);
		}
		catch (UserEventBindingException ex) {
			this.diagnostics.unbound(name, raw, ex);
		}
		return raw;
	}

}
