package io.github.asteriskmanager.codegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ranges of Asterisk versions as the catalogue writes them: {@code 13-20} or
 * {@code 20,22-}, where an open end takes in what is to come.
 */
final class Versions {

	/** Stands for all up to it. */
	private static final String OLDEST = "11";

	private Versions() {
	}

	/** The versions of a range, out of those known. */
	static SortedSet<Integer> of(String ranges, List<String> known) {
		SortedSet<Integer> versions = new TreeSet<>();
		for (String range : ranges.split(",")) {
			int dash = range.indexOf('-');
			int first = Integer.parseInt((dash < 0) ? range : range.substring(0, dash));
			int last = (dash < 0) ? first
					: (dash == range.length() - 1) ? Integer.MAX_VALUE : Integer.parseInt(range.substring(dash + 1));
			known.stream()
				.map(Integer::valueOf)
				.filter((version) -> version >= first && version <= last)
				.forEach(versions::add);
		}
		return versions;
	}

	/** The other way round. */
	static String toRanges(Collection<Integer> versions, List<String> known) {
		List<String> ranges = new ArrayList<>();
		int first = -1;
		for (int i = 0; i <= known.size(); i++) {
			boolean in = i < known.size() && versions.contains(Integer.valueOf(known.get(i)));
			if (in && first < 0) {
				first = i;
			}
			else if (!in && first >= 0) {
				String last = (i == known.size()) ? "-" : (first == i - 1) ? "" : "-" + known.get(i - 1);
				ranges.add(known.get(first) + last);
				first = -1;
			}
		}
		return String.join(",", ranges);
	}

	/** {@code Asterisk 13 to 20}. */
	static String inWords(String ranges) {
		return Stream.of(ranges.split(","))
			.map((range) -> range.equals(OLDEST) ? OLDEST + " or earlier"
					: range.endsWith("-") ? range.replace("-", " and later") : range.replace("-", " to "))
			.collect(Collectors.joining(", ", "Asterisk ", ""));
	}

}
