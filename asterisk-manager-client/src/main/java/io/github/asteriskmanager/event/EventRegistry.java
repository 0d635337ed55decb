package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

import io.github.asteriskmanager.DiagnosticPolicy;
import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Makes typed events of messages, and knows which events have a type and which came
 * without one.
 * <p>
 * Holds the whole catalogue from the start; user events are added at run time. Keys are
 * event names in lower case, those of user events with {@code user} in front. One
 * registry may serve any number of providers. Thread-safe.
 */
public final class EventRegistry {

	/** Up to Asterisk 1.2 the name of a user event was glued to this. */
	private static final String OLD_USER_EVENT = "userevent";

	/** What stands in front of the name of a user event in its key. */
	private static final String USER = "user";

	/** By key. */
	private final Map<String, UserEventBinding> userEvents = new ConcurrentHashMap<>();

	private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

	private final ValueConverter converter;

	private final List<ManagerEventConverter> eventConverters = new CopyOnWriteArrayList<>();

	private final EventDiagnostics diagnostics;

	private EventRegistry(ValueConverter converter, DiagnosticPolicy policy) {
		this.converter = Objects.requireNonNull(converter, "'converter' must not be null");
		this.diagnostics = new EventDiagnostics(policy);
	}

	/**
	 * Creates a registry.
	 * @return a registry that knows the catalogue and no user events
	 */
	public static EventRegistry create() {
		return create(ValueConverter.standard(), DiagnosticPolicy.DEFAULT);
	}

	/**
	 * Creates a registry.
	 * @param converter turns header values into properties of user events
	 * @param policy how much is remembered of what has no type
	 * @return a registry that knows the catalogue and no user events
	 */
	public static EventRegistry create(ValueConverter converter, DiagnosticPolicy policy) {
		return new EventRegistry(converter, policy);
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
		String key = DiagnosticEntry.key(name, true);
		this.userEvents.put(key, new UserEventBinding(type));
		this.diagnostics.clear(key);
		this.watchers.forEach(Runnable::run);
	}

	/**
	 * Tells when the type of a user event has been registered: listeners for it may have
	 * waited.
	 * @param watcher called on the thread that registered it
	 * @return stops telling
	 */
	public Subscription whenUserEventRegistered(Runnable watcher) {
		this.watchers.add(watcher);
		return () -> this.watchers.remove(watcher);
	}

	/**
	 * Adds a converter of whole user events. Those added first are asked first, and all
	 * before the registered types. Since nobody knows what it makes, an automatic event
	 * mask then always asks for user events.
	 * @param converter the converter
	 */
	public void addConverter(ManagerEventConverter converter) {
		this.eventConverters.add(converter);
	}

	/**
	 * Takes a registration back; such events are plain {@link UserEvent}s again.
	 * @param name name of the event, in any case
	 * @return whether there was one
	 */
	public boolean unregisterUserEvent(String name) {
		return this.userEvents.remove(DiagnosticEntry.key(name, true)) != null;
	}

	/**
	 * Whether an event has a type.
	 * @param key name of the event, with {@code user} in front for a user event; in any
	 * case
	 * @return {@code true} if it has
	 */
	public boolean isRegistered(String key) {
		String lower = key.toLowerCase(Locale.ROOT);
		return CatalogueEvents.KEYS.contains(lower) || this.userEvents.containsKey(lower);
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
		keys.addAll(this.userEvents.keySet());
		return keys;
	}

	/**
	 * The registered user events.
	 * @return their types by lower-case name
	 */
	public Map<String, Class<?>> userEvents() {
		Map<String, Class<?>> types = new TreeMap<>();
		this.userEvents.forEach((key, binding) -> types.put(key.substring(USER.length()), binding.type()));
		return types;
	}

	/**
	 * The classes of events, such as {@code call}, that a user has to be permitted to
	 * read to receive what an application listens to. Events that are items of lists need
	 * none.
	 * @param wanted whether there is a listener for a type
	 * @return names of the wanted events as sent, by class of events
	 */
	public Map<String, Set<String>> requiredPrivileges(Predicate<Class<?>> wanted) {
		Map<String, Set<String>> required = new TreeMap<>();
		String[] names = CatalogueEvents.NAMES.split(",");
		for (int i = 0; i < CatalogueEvents.COUNT; i++) {
			Class<?> type = CatalogueTypes.type(i);
			String privileges = CatalogueTypes.privileges(i);
			if (!privileges.isEmpty() && wanted.test(type)) {
				for (String privilege : privileges.split(",")) {
					required.computeIfAbsent(privilege, (name) -> new TreeSet<>()).add(names[i]);
				}
			}
		}
		if (!this.eventConverters.isEmpty()
				|| this.userEvents.values().stream().map(UserEventBinding::type).anyMatch(wanted)) {
			required.computeIfAbsent(USER, (name) -> new TreeSet<>()).add("UserEvent");
		}
		return required;
	}

	/**
	 * What came that has no place in a type.
	 * @return the diagnostics of all providers of this registry
	 */
	public EventDiagnostics diagnostics() {
		return this.diagnostics;
	}

	/**
	 * The events that came and have no type.
	 * @return what is known of each, in the order they first came
	 */
	public List<DiagnosticEntry> unknownEvents() {
		return this.diagnostics.unknownEvents().entries();
	}

	/**
	 * Forgets the events that have no type; the next of each is told again.
	 */
	public void clearUnknownEvents() {
		this.diagnostics.clearUnknownEvents();
	}

	/**
	 * Names a source of events.
	 * @param provider title of the provider
	 * @return its origin
	 */
	public EventOrigin origin(String provider) {
		return origin(provider, new LongAdder());
	}

	/**
	 * Names a source of events.
	 * @param provider title of the provider
	 * @param unknown counts its events that have no type
	 * @return its origin
	 */
	public EventOrigin origin(String provider, LongAdder unknown) {
		return new EventOrigin(provider, this.diagnostics, unknown);
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
			if (event instanceof UserEvent raw) {
				return userEvent(raw, message, origin);
			}
			if (origin.isCheckDue(index)) {
				checkHeaders(event, KnownHeaders.unknownIn(message, index));
			}
			return event;
		}
		String name = message.value(0);
		if (name.regionMatches(true, 0, OLD_USER_EVENT, 0, OLD_USER_EVENT.length())) {
			return userEvent(new UserEvent(message, origin, receivedAt), message, origin);
		}
		UnknownEvent event = new UnknownEvent(message, origin, receivedAt);
		origin.unknown(event);
		return event;
	}

	private void checkHeaders(ManagerEvent event, List<Header> unknown) {
		if (!unknown.isEmpty()) {
			this.diagnostics.unknownHeaders(event, unknown);
		}
	}

	private ManagerEvent userEvent(UserEvent raw, AmiMessage message, EventOrigin origin) {
		for (ManagerEventConverter eventConverter : this.eventConverters) {
			Object converted = convert(raw, eventConverter);
			if (converted != null) {
				raw.setPayload(converted);
				return raw;
			}
		}
		return bind(raw, message, origin);
	}

	private @Nullable Object convert(UserEvent raw, ManagerEventConverter eventConverter) {
		try {
			return eventConverter.convert(raw);
		}
		catch (RuntimeException ex) {
			this.diagnostics.unbound(raw, new UserEventBindingException(
					eventConverter.getClass().getName() + " fails by " + ex.getClass().getName(), List.of(), ex));
			return null;
		}
	}

	private ManagerEvent bind(UserEvent raw, AmiMessage message, EventOrigin origin) {
		String key = DiagnosticEntry.key(raw.getUserEvent(), true);
		UserEventBinding binding = this.userEvents.get(key);
		if (binding == null) {
			origin.unknown(raw, key);
			return raw;
		}
		try {
			checkHeaders(raw, binding.unknownHeaders(raw));
			Object bound = binding.bind(raw, this.converter);
			if (bound instanceof UserEvent event) {
				event.attach(message, origin, raw.getReceivedAt());
				return event;
			}
			raw.setPayload(bound);
		}
		catch (UserEventBindingException ex) {
			this.diagnostics.unbound(raw, ex);
		}
		return raw;
	}

}
