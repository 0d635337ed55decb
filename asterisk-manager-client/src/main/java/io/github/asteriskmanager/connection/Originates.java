package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import io.github.asteriskmanager.ActionTimeoutException;
import io.github.asteriskmanager.InvalidActionException;
import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.protocol.HeaderValues;

/**
 * The calls of one connection whose outcome is waited for, by {@code ActionID}: Asterisk
 * tells it by an event to all sessions when the called side has answered or not.
 */
final class Originates {

	/** What Asterisk waits for an answer unless told otherwise. */
	private static final Duration DEFAULT_RINGING = Duration.ofSeconds(30);

	private final Map<String, CompletableFuture<OriginateResponseEvent>> byId = new ConcurrentHashMap<>();

	/**
	 * Begins to wait.
	 * @param provider title of the provider
	 * @param id the id the action is sent with
	 * @param action the call
	 * @param grace how long the outcome may come late
	 * @return the outcome
	 */
	CompletableFuture<OriginateResponseEvent> await(String provider, String id, OriginateAction action,
			Duration grace) {
		if (!Boolean.TRUE.equals(HeaderValues.bool(parameter(action, "Async", "false")))) {
			throw new InvalidActionException(action.getName(),
					"its outcome is told for calls in the background only; set async(true)");
		}
		Long ringing = HeaderValues.number(parameter(action, "Timeout", ""));
		Duration longest = ((ringing != null) ? Duration.ofMillis(ringing) : DEFAULT_RINGING).plus(grace);
		CompletableFuture<OriginateResponseEvent> outcome = new CompletableFuture<>();
		Future<?> timer = Background.after(longest.toNanos(),
				() -> outcome.completeExceptionally(new ActionTimeoutException(provider,
						"The outcome of the call was not told within " + longest, List.of())));
		outcome.whenComplete((event, ex) -> {
			this.byId.remove(id);
			timer.cancel(false);
		});
		this.byId.put(id, outcome);
		return outcome;
	}

	void tell(OriginateResponseEvent event) {
		String id = event.getActionId();
		CompletableFuture<OriginateResponseEvent> outcome = (id != null) ? this.byId.get(id) : null;
		if (outcome != null) {
			outcome.complete(event);
		}
	}

	void failAll(ManagerException failure) {
		this.byId.values().forEach((outcome) -> outcome.completeExceptionally(failure));
	}

	private static String parameter(OriginateAction action, String name, String absent) {
		return action.headers()
			.stream()
			.filter((header) -> header.name().equalsIgnoreCase(name))
			.map((header) -> header.value())
			.findFirst()
			.orElse(absent);
	}

}
