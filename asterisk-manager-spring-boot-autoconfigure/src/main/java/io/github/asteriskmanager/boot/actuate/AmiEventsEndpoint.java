package io.github.asteriskmanager.boot.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.UnknownEventEntry;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Endpoint that tells which events have a type, which came without one, and what became
 * of the events of each provider. No value of an event is shown.
 * <p>
 * Reading is permitted by default; clearing needs
 * {@code management.endpoint.ami-events.access=unrestricted}.
 */
@Endpoint(id = "amiEvents", defaultAccess = Access.READ_ONLY)
public final class AmiEventsEndpoint {

	private final EventRegistry registry;

	private final AsteriskManagerService service;

	private final ListenerErrors listenerErrors;

	/**
	 * Creates the endpoint.
	 * @param registry knows the events
	 * @param service knows the providers
	 * @param listenerErrors what application listeners threw
	 */
	public AmiEventsEndpoint(EventRegistry registry, AsteriskManagerService service, ListenerErrors listenerErrors) {
		this.registry = registry;
		this.service = service;
		this.listenerErrors = listenerErrors;
	}

	/**
	 * Tells of all events.
	 * @return the summary
	 */
	@ReadOperation
	public AmiEventsDescriptor events() {
		SortedSet<String> registered = this.registry.registeredKeys();
		Map<String, ProviderDescriptor> providers = new LinkedHashMap<>();
		for (ManagerProvider provider : this.service.getProviders()) {
			providers.put(provider.getTitle(),
					ProviderDescriptor.of(provider.getStatistics(), this.listenerErrors.count(provider.getTitle())));
		}
		return new AmiEventsDescriptor(registered.size(), registered,
				this.registry.unknownEvents().stream().map(UnknownEventDescriptor::of).toList(),
				this.registry.untrackedUnknownEvents(), this.registry.unreadableValues(), providers);
	}

	/**
	 * Tells of one event.
	 * @param name name of the event in any case; of a user event with or without
	 * {@code user} in front
	 * @return what is known of it, or {@code null} if it has no type and never came
	 */
	@ReadOperation
	public @Nullable EventDescriptor event(@Selector String name) {
		String key = name.toLowerCase(Locale.ROOT);
		EventDescriptor event = describe(key);
		return (event != null) ? event : describe("user" + key);
	}

	private @Nullable EventDescriptor describe(String key) {
		UnknownEventDescriptor unknown = this.registry.unknownEvents()
			.stream()
			.filter((entry) -> entry.key().equals(key))
			.findFirst()
			.map(UnknownEventDescriptor::of)
			.orElse(null);
		boolean registered = this.registry.isRegistered(key);
		return (registered || unknown != null) ? new EventDescriptor(key, registered, typeOf(key), unknown) : null;
	}

	private @Nullable String typeOf(String key) {
		Class<?> type = (key.startsWith("user")) ? this.registry.userEvents().get(key.substring("user".length()))
				: null;
		return (type != null) ? type.getName() : null;
	}

	/**
	 * Forgets all events that came without a type, so that the next of each is told anew.
	 */
	@DeleteOperation
	public void clearUnknownEvents() {
		this.registry.clearUnknownEvents();
	}

	/**
	 * Forgets one event that came without a type.
	 * @param name name of the event in any case; of a user event with or without
	 * {@code user} in front
	 */
	@DeleteOperation
	public void clearUnknownEvent(@Selector String name) {
		if (!this.registry.clearUnknownEvent(name)) {
			this.registry.clearUnknownEvent("user" + name);
		}
	}

	/**
	 * All events.
	 *
	 * @param registeredCount how many events have a type
	 * @param registered their keys
	 * @param unknown the events that came without a type, in the order they first came
	 * @param untrackedUnknown how many more such events came after the bound of
	 * remembered names was reached
	 * @param unreadableValues how often a typed getter met a value it could not read
	 * @param providers what became of the events, by title of the provider
	 */
	public record AmiEventsDescriptor(int registeredCount, SortedSet<String> registered,
			List<UnknownEventDescriptor> unknown, long untrackedUnknown, long unreadableValues,
			Map<String, ProviderDescriptor> providers) implements OperationResponseBody {
	}

	/**
	 * One event.
	 *
	 * @param key what the registry calls it
	 * @param registered whether it has a type
	 * @param type the application's class for it, or {@code null}
	 * @param unknown what came of it without a type, or {@code null}
	 */
	public record EventDescriptor(String key, boolean registered, @Nullable String type,
			@Nullable UnknownEventDescriptor unknown) implements OperationResponseBody {
	}

	/**
	 * An event that came without a type.
	 *
	 * @param key what the registry calls it
	 * @param name its name as first sent
	 * @param userEvent whether it came by {@code UserEvent}
	 * @param count how often it came
	 * @param firstSeen when it first came
	 * @param lastSeen when it last came
	 * @param providers titles of the providers it came from
	 * @param headers names of the headers it had when it first came
	 */
	public record UnknownEventDescriptor(String key, String name, boolean userEvent, long count, Instant firstSeen,
			Instant lastSeen, SortedSet<String> providers, Set<String> headers) {

		static UnknownEventDescriptor of(UnknownEventEntry entry) {
			return new UnknownEventDescriptor(entry.key(), entry.name(), entry.userEvent(), entry.count(),
					entry.firstSeen(), entry.lastSeen(), new TreeSet<>(entry.providers()), entry.headers());
		}

	}

	/**
	 * What became of the events of a provider.
	 *
	 * @param received events that came
	 * @param delivered events handed to the listeners
	 * @param dropped events discarded because the queue was full
	 * @param queued events that wait for listeners
	 * @param unknown events received that have no type
	 * @param listenerErrors exceptions and errors thrown by listeners
	 */
	public record ProviderDescriptor(long received, long delivered, long dropped, int queued, long unknown,
			long listenerErrors) {

		static ProviderDescriptor of(ProviderStatistics statistics, long listenerErrors) {
			return new ProviderDescriptor(statistics.eventsReceived(), statistics.eventsDelivered(),
					statistics.eventsDropped(), statistics.queueSize(), statistics.eventsUnknown(),
					statistics.listenerErrors() + listenerErrors);
		}

	}

}
