package io.github.asteriskmanager.connection;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.asteriskmanager.ActionPolicy;
import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.InvalidActionException;

/**
 * What may be asked of Asterisk where the options limit it: CLI commands, and the
 * dialplan applications that a call may be originated to.
 */
final class AllowedActions {

	private final List<String> commands;

	private final Set<String> applications;

	AllowedActions(ActionPolicy policy) {
		this.commands = policy.allowedCommands().stream().map(AllowedActions::words).toList();
		this.applications = Set.copyOf(policy.allowedApplications().stream().map(AllowedActions::words).toList());
	}

	void check(String action, List<Header> headers) {
		if (!this.commands.isEmpty() && action.equalsIgnoreCase("Command")) {
			check(action, headers, "Command", this.commands.stream()
				.anyMatch((allowed) -> (words(value(headers, "Command")) + " ").startsWith(allowed + " ")));
		}
		if (!this.applications.isEmpty() && action.equalsIgnoreCase("Originate")
				&& !value(headers, "Application").isEmpty()) {
			check(action, headers, "Application", this.applications.contains(words(value(headers, "Application"))));
		}
	}

	private static void check(String action, List<Header> headers, String name, boolean allowed) {
		if (!allowed) {
			throw new InvalidActionException(action,
					"'" + value(headers, name) + "' is not among the allowed ones; see "
							+ "'actions.allowed-commands' and 'actions.allowed-applications'");
		}
	}

	/** First match wins, as in Asterisk. */
	private static String value(List<Header> headers, String name) {
		return headers.stream()
			.filter((header) -> header.name().equalsIgnoreCase(name))
			.map(Header::value)
			.findFirst()
			.orElse("");
	}

	private static String words(String text) {
		return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
	}

}
