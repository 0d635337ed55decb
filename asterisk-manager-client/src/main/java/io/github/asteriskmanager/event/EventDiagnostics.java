package io.github.asteriskmanager.event;

import java.util.List;

import io.github.asteriskmanager.DiagnosticPolicy;
import io.github.asteriskmanager.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what Asterisk sends that has no place in a type: unknown events, unknown headers
 * of known events, and values that do not parse.
 * <p>
 * The first of a name is logged, without values, by the loggers whose names are constants
 * here; what follows is logged at level TRACE. After 50 names within a minute a logger
 * falls silent for the rest of it. Thread-safe.
 */
public final class EventDiagnostics {

	/** What the names of all loggers begin with. */
	public static final String LOGGER = "io.github.asteriskmanager.diagnostics";

	/** Logger of user events without a type, with the code to register: INFO. */
	public static final String USER_EVENTS_LOGGER = LOGGER + ".user-events";

	/** Logger of events that the catalogue does not have: WARN. */
	public static final String EVENTS_LOGGER = LOGGER + ".events";

	/** Logger of headers that the type of their event does not have: DEBUG. */
	public static final String HEADERS_LOGGER = LOGGER + ".headers";

	/** Logger of values that did not parse: WARN. */
	public static final String VALUES_LOGGER = LOGGER + ".values";

	private final boolean includeValues;

	private final Diagnostic unknownEvents;

	private final Diagnostic unknownHeaders;

	private final Diagnostic unreadableValues;

	private final Channel userEventLog = Channel.of(USER_EVENTS_LOGGER);

	private final Channel eventLog = Channel.of(EVENTS_LOGGER);

	private final Channel headerLog = Channel.of(HEADERS_LOGGER);

	private final Channel valueLog = Channel.of(VALUES_LOGGER);

	private record Channel(Logger logger, FloodGuard guard) {

		static Channel of(String name) {
			Logger logger = LoggerFactory.getLogger(name);
			return new Channel(logger, new FloodGuard(logger));
		}

	}

	EventDiagnostics(DiagnosticPolicy policy) {
		this.includeValues = policy.includeValues();
		this.unknownEvents = new Diagnostic(policy);
		this.unknownHeaders = new Diagnostic(policy);
		this.unreadableValues = new Diagnostic(policy);
	}

	/**
	 * Events without a type, standard ones and user events.
	 * @return the diagnostic
	 */
	public Diagnostic unknownEvents() {
		return this.unknownEvents;
	}

	/**
	 * Headers that the type of their event does not have. Not every event is checked: the
	 * first of each type and then a sample, so counts are of checked events.
	 * @return the diagnostic
	 */
	public Diagnostic unknownHeaders() {
		return this.unknownHeaders;
	}

	/**
	 * Values that did not parse when a getter was called or a user event bound.
	 * @return the diagnostic
	 */
	public Diagnostic unreadableValues() {
		return this.unreadableValues;
	}

	/** Starts all three over; the next of each name is logged again. */
	public void clear() {
		clearUnknownEvents();
		this.unknownHeaders.clear();
		this.headerLog.guard.reset();
		this.unreadableValues.clear();
		this.valueLog.guard.reset();
	}

	void clearUnknownEvents() {
		this.unknownEvents.clear();
		this.userEventLog.guard.reset();
		this.eventLog.guard.reset();
	}

	/**
	 * Forgets one event in all three; the next of it is logged again.
	 * @param key name of the event, with {@code user} in front for a user event; in any
	 * case
	 * @return whether any remembered it
	 */
	public boolean clear(String key) {
		return this.unknownEvents.clear(key) | this.unknownHeaders.clear(key) | this.unreadableValues.clear(key);
	}

	void unknown(UnknownEvent event) {
		String name = event.getName();
		DiagnosticEntry added = this.unknownEvents.add(DiagnosticEntry.key(name, false), name, event,
				(sighting) -> sighting.look(headers(event), 0));
		if (isTold(added, this.eventLog, event) && added != null) {
			this.eventLog.logger.warn(
					"[{}] Event '{}' is unknown; listen to it as UnknownEvent, where header(name) reads its headers {}. "
							+ "Please report it, so that it gets a type",
					event.getProvider(), Samples.printable(name), added.headerNames());
		}
	}

	void unknown(UserEvent event, String key) {
		String name = event.getUserEvent();
		DiagnosticEntry added = this.unknownEvents.add(key, name, event,
				(sighting) -> sighting.look(headers(event), event.message().find("UserEvent", 1)));
		if (isTold(added, this.userEventLog, event) && added != null) {
			this.userEventLog.logger.info(
					"[{}] User event '{}' has no type and arrives as UserEvent. To receive it typed, register "
							+ "this (with Spring Boot it is enough to put it in a package of the application):\n\n{}",
					event.getProvider(), Samples.printable(name), added.suggestedCode());
		}
	}

	void unknownHeaders(ManagerEvent event, List<Header> headers) {
		String name = nameOf(event);
		DiagnosticEntry added = this.unknownHeaders.add(keyOf(event), name, event,
				(sighting) -> sighting.look(headers, 0));
		if (isTold(added, this.headerLog, event) && added != null) {
			this.headerLog.logger.debug("[{}] Event '{}' has headers without a getter: {}; header(name) reads them",
					event.getProvider(), Samples.printable(name), added.headerNames());
		}
	}

	void unreadable(ManagerEvent event, String header, String value) {
		String name = nameOf(event);
		DiagnosticEntry added = this.unreadableValues.add(keyOf(event), name, event,
				(sighting) -> sighting.look(List.of(new Header(header, value)), 0));
		if (isTold(added, this.valueLog, event) && added != null) {
			this.valueLog.logger.warn("[{}] A value of header '{}' of event '{}' is not of its type and reads as null; "
					+ "header(name) gives it as sent", event.getProvider(), header, Samples.printable(name));
		}
	}

	void unbound(UserEvent event, UserEventBindingException problem) {
		String name = event.getUserEvent();
		DiagnosticEntry added = this.unreadableValues.add(keyOf(event), name, event,
				(sighting) -> sighting.look(problem.headers(), 0));
		if (isTold(added, this.valueLog, event) && added != null) {
			this.valueLog.logger.warn("[{}] User event '{}' arrives as plain UserEvent: {}", event.getProvider(),
					Samples.printable(name), problem.getMessage());
			if (this.includeValues) {
				// what converters and classes say quotes the value
				this.valueLog.logger.debug("[{}] User event '{}' was not bound", event.getProvider(),
						Samples.printable(name), problem);
			}
		}
	}

	/** Whether a new entry is to be logged now. */
	private static boolean isTold(@Nullable DiagnosticEntry added, Channel channel, ManagerEvent event) {
		if (added != null && channel.guard.permits(event.getReceivedAt())) {
			return true;
		}
		channel.logger.trace("[{}] {}", event.getProvider(), event);
		return false;
	}

	private static List<Header> headers(ManagerEvent event) {
		List<Header> headers = event.headers();
		return headers.subList(1, headers.size());
	}

	private static String nameOf(ManagerEvent event) {
		return (event instanceof UserEvent user) ? user.getUserEvent() : event.getName();
	}

	private static String keyOf(ManagerEvent event) {
		return DiagnosticEntry.key(nameOf(event), event instanceof UserEvent);
	}

}
