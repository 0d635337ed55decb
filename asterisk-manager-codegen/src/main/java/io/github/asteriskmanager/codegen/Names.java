package io.github.asteriskmanager.codegen;

import java.util.List;
import java.util.Locale;

import javax.lang.model.SourceVersion;

import org.jspecify.annotations.Nullable;

/**
 * Java names of what has a name on the wire.
 */
final class Names {

	private Names() {
	}

	/** {@code Cause-txt} to {@code CauseTxt}. */
	static String capitalised(String wireName) {
		StringBuilder name = new StringBuilder();
		for (String word : wireName.split("[^A-Za-z0-9]+")) {
			if (!word.isEmpty()) {
				name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
			}
		}
		return name.toString();
	}

	/** {@code CallerID} to {@code callerID}, {@code URI} to {@code uri}. */
	static String variable(String wireName) {
		String name = capitalised(wireName);
		int capitals = 0;
		while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
			capitals++;
		}
		int lower = (capitals == name.length() || capitals <= 1) ? capitals : capitals - 1;
		String variable = name.substring(0, lower).toLowerCase(Locale.ROOT) + name.substring(lower);
		return SourceVersion.isKeyword(variable) ? variable + "Value" : variable;
	}

	/** {@code OneThousandth} to {@code ONE_THOUSANDTH}. */
	static String constant(String wireName) {
		return wireName.replaceAll("(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
	}

	static <T> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

}
