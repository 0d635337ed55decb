package io.github.asteriskmanager.test.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What stands for what: the same for the same, and each for one only.
 */
final class Pseudonyms {

	private final Map<String, String> byOriginal = new LinkedHashMap<>();

	private final BiFunction<String, Integer, String> invent;

	/**
	 * Creates an empty table.
	 * @param invent makes a pseudonym of an original and its number, which begins with 1
	 */
	Pseudonyms(BiFunction<String, Integer, String> invent) {
		this.invent = invent;
	}

	String of(String original) {
		return this.byOriginal.computeIfAbsent(original, (key) -> this.invent.apply(key, this.byOriginal.size() + 1));
	}

	/** Replaces originals that are known already, wherever they stand. */
	String replaceKnown(String text) {
		String replaced = text;
		for (Map.Entry<String, String> known : this.byOriginal.entrySet()) {
			replaced = replaced.replace(known.getKey(), known.getValue());
		}
		return replaced;
	}

	int size() {
		return this.byOriginal.size();
	}

}
