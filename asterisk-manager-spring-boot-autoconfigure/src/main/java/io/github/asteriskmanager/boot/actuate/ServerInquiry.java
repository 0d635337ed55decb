package io.github.asteriskmanager.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.protocol.HeaderValues;
import io.github.asteriskmanager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server about itself: a ping, its settings, and where the user may send commands
 * the properties of that user. What it does not answer in time is left out.
 */
final class ServerInquiry {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final ManagerProvider provider;

	private ServerInquiry(ManagerProvider provider) {
		this.provider = provider;
	}

	static ServerFacts ask(ManagerProvider provider) {
		return (provider.getState() == ProviderState.READY) ? new ServerInquiry(provider).ask() : ServerFacts.NONE;
	}

	private ServerFacts ask() {
		Instant before = Instant.now();
		long nanos = System.nanoTime();
		ManagerResponse pong = send(ManagerAction.of("Ping"));
		if (pong == null) {
			return ServerFacts.NONE;
		}
		Duration roundTrip = Duration.ofNanos(System.nanoTime() - nanos);
		String timestamp = pong.header("Timestamp");
		Instant theirs = (timestamp != null) ? HeaderValues.epoch(timestamp) : null;
		Duration skew = (theirs != null) ? Duration.between(before.plus(roundTrip.dividedBy(2)), theirs) : null;
		ManagerResponse settings = send(ManagerAction.of("CoreSettings"));
		Map<String, String> user = properties("manager show user " + this.provider.getOptions().getUsername());
		Map<String, String> uptime = properties("core show uptime seconds");
		return new ServerFacts(header(settings, "AsteriskVersion"), header(settings, "SystemName"),
				seconds(uptime.get("system uptime")), seconds(uptime.get("last reload")),
				classes(user.get("read perm")), classes(user.get("write perm")), bool(user.get("allowmultiplelogin")),
				roundTrip, skew);
	}

	private @Nullable ManagerResponse send(ManagerAction<?> action) {
		try {
			return this.provider.send(action, TIMEOUT);
		}
		catch (ManagerException ex) {
			return null;
		}
	}

	/**
	 * What a command prints as {@code name: value}; empty if the user may not send it.
	 */
	private Map<String, String> properties(String command) {
		Map<String, String> properties = new HashMap<>();
		for (String line : output(command)) {
			int colon = line.indexOf(':');
			if (colon > 0) {
				properties.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
						line.substring(colon + 1).strip());
			}
		}
		return properties;
	}

	private List<String> output(String command) {
		try {
			return this.provider.send(CommandAction.of(command), TIMEOUT).getOutput();
		}
		catch (ManagerException ex) {
			return List.of();
		}
	}

	private static @Nullable String header(@Nullable ManagerResponse response, String name) {
		String value = (response != null) ? response.header(name) : null;
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
