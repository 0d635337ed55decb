package io.github.asteriskmanager.response;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.HeaderValues;

/**
 * The answer to {@code ListCommands}: the actions that the user may send.
 */
public final class ListCommandsResponse extends ManagerResponse {

	private static final Set<String> NO_ACTION = Set.of("Response", "ActionID", "Message");

	private static final String PRIVILEGE = "(Priv: ";

	/**
	 * An action.
	 *
	 * @param synopsis what it does, in Asterisk's words
	 * @param privilege classes of which the user needs one; empty if it needs none
	 */
	public record Command(String synopsis, Set<String> privilege) {

		static Command of(String text) {
			int start = text.lastIndexOf(PRIVILEGE);
			if (start < 0 || !text.endsWith(")")) {
				return new Command(text, Set.of());
			}
			String classes = text.substring(start + PRIVILEGE.length(), text.length() - 1);
			return new Command(text.substring(0, start).strip(), HeaderValues.privileges(classes));
		}

	}

	/**
	 * Creates the view.
	 * @param message the response message
	 */
	public ListCommandsResponse(AmiMessage message) {
		super(message);
	}

	/**
	 * The actions.
	 * @return the actions by wire name; the map finds a name in any case
	 */
	public Map<String, Command> getCommands() {
		Map<String, Command> commands = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (Header header : headers()) {
			if (!NO_ACTION.contains(header.name())) {
				commands.put(header.name(), Command.of(header.value()));
			}
		}
		return Collections.unmodifiableMap(commands);
	}

}
