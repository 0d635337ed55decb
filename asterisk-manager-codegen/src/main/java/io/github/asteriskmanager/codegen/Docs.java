package io.github.asteriskmanager.codegen;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Sentences of the Javadoc of generated code.
 */
final class Docs {

	private Docs() {
	}

	static String event(String name, EventSpec event) {
		return opening(event.doc(), "Event {@code " + name + "}.") + privilege(event.privilege(), "Class ", ", ")
				+ " Sent by " + Versions.inWords(event.versions()) + ".\n";
	}

	static String action(String name, ActionSpec action) {
		return opening(action.doc(), "Action {@code " + name + "}.")
				+ privilege(action.privilege(), "Needs privilege ", " or ") + " Taken by "
				+ Versions.inWords(action.versions()) + ". Immutable.\n";
	}

	private static String opening(@Nullable String doc, String what) {
		return (doc != null) ? doc + "\n<p>\n" + what : what;
	}

	private static String privilege(List<String> classes, String before, String between) {
		return classes.isEmpty() ? ""
				: classes.stream()
					.map((name) -> "{@code " + name + "}")
					.collect(Collectors.joining(between, " " + before, "."));
	}

	static String header(@Nullable String explanation, List<String> names) {
		return ((explanation != null) ? explanation + " " : "") + "The "
				+ names.stream().map((name) -> "{@code " + name + "}").collect(Collectors.joining(" or "))
				+ " header.\n";
	}

}
