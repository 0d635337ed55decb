package io.github.asteriskmanager.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Writes the source code of a record for a user event.
 */
final class UserEventCode {

	/** What a record component must not be called. */
	private static final Set<String> TAKEN = Set.of(("abstract assert boolean break byte case catch char class const "
			+ "continue default do double else enum extends false final finally float for goto if implements import "
			+ "instanceof int interface long native new null package private protected public return short static "
			+ "strictfp super switch synchronized this throw throws transient true try void volatile while "
			+ "clone finalize getClass hashCode notify notifyAll toString wait")
		.split(" "));

	private static final int MAX_LINE = 110;

	private UserEventCode() {
	}

	/**
	 * Writes the record.
	 * @param name name of the event
	 * @param headers its headers
	 * @return a compilation unit without a package
	 */
	static String of(String name, List<SeenHeader> headers) {
		Map<String, String> components = new LinkedHashMap<>();
		for (SeenHeader header : headers) {
			String key = UserEventBinding.key(header.name());
			if (header.type() != null && !key.isEmpty()) {
				components.putIfAbsent(key, header.type() + " " + component(header.name()));
			}
		}
		String types = components.values().toString();
		StringBuilder code = new StringBuilder();
		if (types.contains("BigDecimal ")) {
			code.append("import java.math.BigDecimal;\n");
		}
		if (types.contains("List<")) {
			code.append("import java.util.List;\n");
		}
		return code.append((code.isEmpty()) ? "" : "\n")
			.append("import io.github.asteriskmanager.event.UserEventName;\n\n@UserEventName(\"")
			.append(literal(name))
			.append("\")\npublic record ")
			.append(className(name))
			.append(wrapped(components))
			.append(" {\n}\n")
			.toString();
	}

	private static String wrapped(Map<String, String> components) {
		StringJoiner list = new StringJoiner(", ", "(", ")");
		components.values().forEach(list::add);
		return (list.length() <= MAX_LINE) ? list.toString() : list.toString().replace(", ", ",\n\t\t");
	}

	private static String className(String name) {
		StringBuilder letters = new StringBuilder();
		boolean upper = true;
		for (int character : name.codePoints().toArray()) {
			if (Character.isLetterOrDigit(character) && Character.isJavaIdentifierPart(character)) {
				letters.appendCodePoint(upper ? Character.toUpperCase(character) : character);
			}
			upper = !Character.isLetterOrDigit(character);
		}
		String className = letters.toString();
		if (className.isEmpty() || !Character.isJavaIdentifierStart(className.codePointAt(0))) {
			className = "_" + className;
		}
		return className + (className.toLowerCase(Locale.ROOT).endsWith("event") ? "" : "UserEvent");
	}

	/** {@code QueueName} is {@code queueName}, {@code URL-Path} is {@code urlPath}. */
	private static String component(String header) {
		StringBuilder name = new StringBuilder();
		int[] characters = header.codePoints().toArray();
		boolean start = true;
		boolean leading = true;
		for (int i = 0; i < characters.length; i++) {
			int character = characters[i];
			if (!Character.isLetterOrDigit(character)) {
				start = true;
				continue;
			}
			boolean wordEnds = i + 1 < characters.length && Character.isLowerCase(characters[i + 1]);
			leading = leading && Character.isUpperCase(character) && (name.isEmpty() || (!start && !wordEnds));
			boolean lower = leading || name.isEmpty();
			name.appendCodePoint(
					lower ? Character.toLowerCase(character) : (start) ? Character.toUpperCase(character) : character);
			start = false;
		}
		String component = name.toString();
		if (!Character.isJavaIdentifierStart(component.codePointAt(0))) {
			return "_" + component;
		}
		return (TAKEN.contains(component)) ? component + "_" : component;
	}

	private static String literal(String text) {
		StringBuilder literal = new StringBuilder();
		text.chars().forEach((character) -> {
			if (character == '"' || character == '\\') {
				literal.append('\\').append((char) character);
			}
			else if (Character.isISOControl(character)) {
				literal.append(String.format(Locale.ROOT, "\\%03o", character));
			}
			else {
				literal.append((char) character);
			}
		});
		return literal.toString();
	}

}
