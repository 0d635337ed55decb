package io.github.asteriskmanager.protocol;

import java.nio.charset.Charset;
import java.util.List;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.InvalidActionException;

/**
 * Writes actions as bytes, and refuses what Asterisk would not take as one action.
 * <p>
 * A CR, LF or NUL in a name or value would begin a header or an action of its own.
 * Asterisk reads lines into 1,024 bytes and takes at most 128 of them. Thread-safe.
 */
public final class ActionEncoder {

	/** Bytes of a line, without its end. */
	static final int LONGEST_LINE = 1022;

	/** Lines of an action, the blank one excluded. */
	static final int MOST_LINES = 128;

	private final Charset charset;

	/**
	 * Creates an encoder.
	 * @param charset how values are encoded
	 */
	public ActionEncoder(Charset charset) {
		this.charset = charset;
	}

	/**
	 * Writes an action.
	 * @param name wire name of the action
	 * @param actionId correlates the answer
	 * @param headers the parameters, in order
	 * @return the bytes, with the blank line
	 * @throws InvalidActionException if Asterisk would not take it; the message names the
	 * parameter but not its value
	 */
	public byte[] encode(String name, String actionId, List<Header> headers) {
		if (headers.size() + 2 > MOST_LINES) {
			throw new InvalidActionException(name, "it has " + headers.size() + " parameters; Asterisk takes "
					+ (MOST_LINES - 2) + " and drops the action if there are more");
		}
		StringBuilder text = new StringBuilder(64 + 32 * headers.size());
		append(name, text, "Action", name);
		append(name, text, "ActionID", actionId);
		for (Header header : headers) {
			if (header.name().equalsIgnoreCase("Action") || header.name().equalsIgnoreCase("ActionID")) {
				throw new InvalidActionException(name,
						"it must not set " + header.name() + " as a parameter; the client sets it");
			}
			append(name, text, header.name(), header.value());
		}
		return text.append("\r\n").toString().getBytes(this.charset);
	}

	private void append(String action, StringBuilder text, String name, String value) {
		if (name.isBlank() || name.indexOf(':') >= 0 || name.charAt(0) == ' ' || name.endsWith(" ")
				|| hasControl(name)) {
			throw new InvalidActionException(action,
					"it has a parameter name that is empty or holds a colon, a line break or outer blanks");
		}
		if (hasControl(value)) {
			throw new InvalidActionException(action,
					"parameter " + name + " holds a line break or NUL, which AMI cannot carry");
		}
		int lineStart = text.length();
		text.append(name).append(": ").append(value);
		int chars = text.length() - lineStart;
		if (chars > LONGEST_LINE / 4 && text.substring(lineStart).getBytes(this.charset).length > LONGEST_LINE) {
			throw new InvalidActionException(action, "parameter " + name + " is longer than the " + LONGEST_LINE
					+ " bytes that Asterisk reads of a line, its name included");
		}
		text.append("\r\n");
	}

	private static boolean hasControl(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\r' || c == '\n' || c == '\0') {
				return true;
			}
		}
		return false;
	}

}
