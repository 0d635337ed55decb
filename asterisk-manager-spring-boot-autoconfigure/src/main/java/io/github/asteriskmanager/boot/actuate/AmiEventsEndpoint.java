package io.github.asteriskmanager.boot.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.event.Diagnostic;
import io.github.asteriskmanager.event.DiagnosticEntry;
import io.github.asteriskmanager.event.EventDiagnostics;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Endpoint that tells which events have a type, what came that has no place in a type,
 * and what became of the events of each provider. Values are shown only with
 * {@code asterisk.manager.unknown-events.include-values=true}: a sample of each, masked
 * and then sanitized.
 * <p>
 * Reading is permitted by default; clearing needs
 * {@code management.endpoint.ami-events.access=unrestricted}.
 */
@Endpoint(id = "amiEvents", defaultAccess = Access.READ_ONLY)
public final class AmiEventsEndpoint {

	private final EventRegistry registry;

	private final AsteriskManagerService service;

	private final ListenerErrors listenerErrors;

	private final Sanitizer sanitizer;

	/**
	 * Creates the endpoint.
	 * @param registry knows the events
	 * @param service knows the providers
	 * @param listenerErrors what application listeners threw
	 * @param sanitizer sanitizes sample values
	 */
	public AmiEventsEndpoint(EventRegistry registry, AsteriskManagerService service, ListenerErrors listenerErrors,
			Sanitizer sanitizer) {
		this.registry = registry;
		this.service = service;
		this.listenerErrors = listenerErrors;
		this.sanitizer = sanitizer;
	}

	/**
	 * Tells of all events.
	 * @param provider title of the only provider to tell of, or {@code null} for all;
	 * counts are of that provider then, but overflows and times of all
	 * @return the summary
	 */
	@ReadOperation
	public AmiEventsDescriptor events(@Nullable String provider) {
		SortedSet<String> registered = this.registry.registeredKeys();
		EventDiagnostics diagnostics = this.registry.diagnostics();
		Map<String, ProviderDescriptor> providers = new LinkedHashMap<>();
		for (ManagerProvider candidate : this.service.getProviders()) {
			String title = candidate.getTitle();
			if (provider == null || provider.equals(title)) {
				providers.put(title, ProviderDescriptor.of(candidate.getStatistics(), candidate.getUnhandledEvents(),
						this.listenerErrors.count(title)));
			}
		}
		return new AmiEventsDescriptor(registered.size(), registered, describe(diagnostics.unknownEvents(), provider),
				describe(diagnostics.unknownHeaders(), provider), describe(diagnostics.unreadableValues(), provider),
				providers);
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
		EventDiagnostics diagnostics = this.registry.diagnostics();
		DiagnosticEntry unknown = diagnostics.unknownEvents().entry(key);
		boolean registered = this.registry.isRegistered(key);
		if (!registered && unknown == null) {
			return null;
		}
		return new EventDescriptor(key, registered, typeOf(key), describe(unknown),
				describe(diagnostics.unknownHeaders().entry(key)), describe(diagnostics.unreadableValues().entry(key)),
				(unknown != null && unknown.userEvent()) ? unknown.suggestedCode() : null);
	}

	private @Nullable String typeOf(String key) {
		Class<?> type = (key.startsWith("user")) ? this.registry.userEvents().get(key.substring("user".length()))
				: null;
		return (type != null) ? type.getName() : null;
	}

	private DiagnosticDescriptor describe(Diagnostic diagnostic, @Nullable String provider) {
		List<EntryDescriptor> entries = diagnostic.entries()
			.stream()
			.filter((entry) -> provider == null || entry.providers().containsKey(provider))
			.map((entry) -> describe((provider != null) ? entry.of(provider) : entry))
			.toList();
		return new DiagnosticDescriptor(diagnostic.overflow(), entries);
	}

	private @Nullable EntryDescriptor describe(@Nullable DiagnosticEntry entry) {
		if (entry == null) {
			return null;
		}
		Map<String, @Nullable Object> samples = new LinkedHashMap<>();
		entry.samples()
			.forEach((header, value) -> samples.put(header,
					this.sanitizer.sanitize(new SanitizableData(null, header, value), true)));
		return new EntryDescriptor(entry.key(), entry.name(), entry.userEvent(), entry.count(), entry.firstSeen(),
				entry.lastSeen(), entry.providers(), entry.headerNames(), samples);
	}

	/**
	 * Clears all diagnostics, so that the next of each event is told anew.
	 */
	@DeleteOperation
	public void clear() {
		this.registry.diagnostics().clear();
	}

	/**
	 * Clears what the diagnostics know of one event.
	 * @param name name of the event in any case; of a user event with or without
	 * {@code user} in front
	 */
	@DeleteOperation
	public void clearEvent(@Selector String name) {
		if (!this.registry.diagnostics().clear(name)) {
			this.registry.diagnostics().clear("user" + name);
		}
	}

	/**
	 * All events.
	 *
	 * @param registeredCount how many events have a type
	 * @param registered their keys
	 * @param unknownEvents events that came without a type
	 * @param unknownHeaders headers of known events that have no getter
	 * @param unreadableValues values that did not parse
	 * @param providers what became of the events, by title of the provider
	 */
	public record AmiEventsDescriptor(int registeredCount, SortedSet<String> registered,
			DiagnosticDescriptor unknownEvents, DiagnosticDescriptor unknownHeaders,
			DiagnosticDescriptor unreadableValues,
			Map<String, ProviderDescriptor> providers) implements OperationResponseBody {
	}

	/**
	 * One of the three diagnostics.
	 *
	 * @param overflow how many events had names that are not remembered
	 * @param entries what is remembered, in the order it first came
	 */
	public record DiagnosticDescriptor(long overflow, List<EntryDescriptor> entries) {
	}

	/**
	 * One event.
	 *
	 * @param key what the registry calls it
	 * @param registered whether it has a type
	 * @param type the application's class for it, or {@code null}
	 * @param unknownEvent what came of it without a type, or {@code null}
	 * @param unknownHeaders what headers without a getter came with it, or {@code null}
	 * @param unreadableValues which of its values did not parse, or {@code null}
	 * @param suggestedCode code that gives it a type, or {@code null}
	 */
	public record EventDescriptor(String key, boolean registered, @Nullable String type,
			@Nullable EntryDescriptor unknownEvent, @Nullable EntryDescriptor unknownHeaders,
			@Nullable EntryDescriptor unreadableValues,
			@Nullable String suggestedCode) implements OperationResponseBody {
	}

	/**
	 * What a diagnostic knows of one event.
	 *
	 * @param key what the registry calls it
	 * @param name its name as first sent
	 * @param userEvent whether it came by {@code UserEvent}
	 * @param count how often it came
	 * @param firstSeen when it first came
	 * @param lastSeen when it last came
	 * @param providers how often it came from each provider
	 * @param headers names of the headers it is about
	 * @param samples masked and sanitized values by header; empty unless values are
	 * included
	 */
	public record EntryDescriptor(String key, String name, boolean userEvent, long count, Instant firstSeen,
			Instant lastSeen, Map<String, Long> providers, Set<String> headers, Map<String, @Nullable Object> samples) {
	}

	/**
	 * What became of the events of a provider.
	 *
	 * @param received events that came
	 * @param published events handed to the listeners
	 * @param dropped events discarded because the queue was full
	 * @param queued events that wait for listeners
	 * @param unknown events received that have no type, user events without a registered
	 * one included
	 * @param unhandled known events that no listener took, by type
	 * @param listenerErrors exceptions and errors thrown by listeners
	 */
	public record ProviderDescriptor(long received, long published, long dropped, int queued, long unknown,
			Map<String, Long> unhandled, long listenerErrors) {

		static ProviderDescriptor of(ProviderStatistics statistics, Map<String, Long> unhandled, long listenerErrors) {
			return new ProviderDescriptor(statistics.eventsReceived(), statistics.eventsDelivered(),
					statistics.eventsDropped(), statistics.queueSize(), statistics.eventsUnknown(), unhandled,
					statistics.listenerErrors() + listenerErrors);
		}

	}

}
