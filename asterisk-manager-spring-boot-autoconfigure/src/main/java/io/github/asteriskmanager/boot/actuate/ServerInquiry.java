package io.github.asteriskmanager.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.protocol.HeaderValues;
import io.github.asteriskmanager.response.CommandResponse;
import io.github.asteriskmanager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server about itself: a ping, its settings, and where the user may send commands
 * the properties of that user. All is asked at once; what is not answered in time is left
 * out.
 */
final class ServerInquiry {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final ManagerProvider provider;

	private final Instant asked = Instant.now();

	private final long askedNanos = System.nanoTime();

	/** How long an answer took, and how far the clock of who answered is ahead. */
	private record Pong(@Nullable Duration roundTrip, @Nullable Duration clockSkew) {
	}

	private ServerInquiry(ManagerProvider provider) {
		this.provider = provider;
	}

	/**
	 * Asks.
	 * @param provider the provider of the server
	 * @return completes with the answers, never exceptionally; at once if the provider is
	 * not ready
	 */
	static CompletableFuture<ServerFacts> ask(ManagerProvider provider) {
		return (provider.getState() == ProviderState.READY) ? new ServerInquiry(provider).ask()
				: CompletableFuture.completedFuture(ServerFacts.NONE);
	}

	private CompletableFuture<ServerFacts> ask() {
		CompletableFuture<Pong> ping = send(ManagerAction.of("Ping")).thenApply(this::pong);
		CompletableFuture<Optional<ManagerResponse>> settings = send(ManagerAction.of("CoreSettings"));
		CompletableFuture<Map<String, String>> user = properties(
				"manager show user " + this.provider.getOptions().getUsername());
		CompletableFuture<Map<String, String>> uptime = properties("core show uptime seconds");
		return CompletableFuture.allOf(ping, settings, user, uptime)
			.thenApply((all) -> facts(ping.join(), settings.join(), user.join(), uptime.join()));
	}

	private Pong pong(Optional<ManagerResponse> answer) {
		if (answer.isEmpty()) {
			return new Pong(null, null);
		}
		Duration roundTrip = Duration.ofNanos(System.nanoTime() - this.askedNanos);
		String timestamp = header(answer, "Timestamp");
		Instant theirs = (timestamp != null) ? HeaderValues.epoch(timestamp) : null;
		return new Pong(roundTrip,
				(theirs != null) ? Duration.between(this.asked.plus(roundTrip.dividedBy(2)), theirs) : null);
	}

	private static ServerFacts facts(Pong pong, Optional<ManagerResponse> settings, Map<String, String> user,
			Map<String, String> uptime) {
		return new ServerFacts(header(settings, "AsteriskVersion"), header(settings, "SystemName"),
				seconds(uptime.get("system uptime")), seconds(uptime.get("last reload")),
				classes(user.get("read perm")), classes(user.get("write perm")), bool(user.get("allowmultiplelogin")),
				pong.roundTrip(), pong.clockSkew());
	}

	/** The answer if there is a good one. */
	private <R extends ManagerResponse> CompletableFuture<Optional<R>> send(ManagerAction<R> action) {
		try {
			return this.provider.sendAsync(action, TIMEOUT)
				.thenApply(Optional::of)
				.exceptionally((ex) -> Optional.empty());
		}
		catch (ManagerException ex) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
	}

	/**
	 * What a command prints as {@code name: value}; empty if the user may not send it.
	 */
	private CompletableFuture<Map<String, String>> properties(String command) {
		return send(CommandAction.of(command))
			.thenApply((answer) -> properties(answer.map(CommandResponse::getOutput).orElse(List.of())));
	}

	private static Map<String, String> properties(List<String> lines) {
		Map<String, String> properties = new HashMap<>();
		for (String line : lines) {
			int colon = line.indexOf(':');
			if (colon > 0) {
				properties.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
						line.substring(colon + 1).strip());
			}
		}
		return properties;
	}

	private static @Nullable String header(Optional<ManagerResponse> response, String name) {
		String value = response.map((answer) -> answer.header(name)).orElse(null);
		return (value == null || value.isEmpty()) ? null : value;
	}

	private static @Nullable Duration seconds(@Nullable String value) {
		return (value != null) ? HeaderValues.seconds(value) : null;
	}

	private static @Nullable Boolean bool(@Nullable String value) {
		return (value != null) ? HeaderValues.bool(value) : null;
	}

	private static @Nullable Set<String> classes(@Nullable String value) {
		return (value != null) ? new LinkedHashSet<>(Arrays.asList(value.split(","))) : null;
	}

}
