package io.github.asteriskmanager.boot.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds in a PromQL expression what must exist: every name that is neither function nor
 * keyword is a metric, and whatever stands in braces behind it or in a grouping is a
 * label.
 */
final class PromQl {

	private static final Pattern TOKEN = Pattern
		.compile("\"[^\"]*\"|\\[[^]]*]|[A-Za-z_:][A-Za-z0-9_:]*|[0-9.]+[a-z]*|\\S");

	private static final Pattern NAME = Pattern.compile("[A-Za-z_:].*");

	private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

	private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

	private final List<String> tokens;

	private final Map<String, Set<String>> labelsByMetric = new TreeMap<>();

	private final Set<String> groupingLabels = new TreeSet<>();

	private int at;

	private PromQl(String expression) {
		this.tokens = new ArrayList<>(TOKEN.matcher(expression).results().map(MatchResult::group).toList());
		this.tokens.add("");
		while (this.at < this.tokens.size() - 1) {
			next();
		}
	}

	static PromQl parse(String expression) {
		return new PromQl(expression);
	}

	/** Metrics, each with the labels it is selected by. */
	Map<String, Set<String>> labelsByMetric() {
		return this.labelsByMetric;
	}

	/** Labels that are grouped by. */
	Set<String> groupingLabels() {
		return this.groupingLabels;
	}

	private void next() {
		String token = this.tokens.get(this.at++);
		String following = this.tokens.get(this.at);
		if (GROUPINGS.contains(token) && following.equals("(")) {
			this.groupingLabels.addAll(namesUntil(")"));
		}
		else if (NAME.matcher(token).matches() && !OPERATORS.contains(token) && !following.equals("(")
				&& !GROUPINGS.contains(token) && !GROUPINGS.contains(following)) {
			Set<String> labels = this.labelsByMetric.computeIfAbsent(token, (metric) -> new TreeSet<>());
			if (following.equals("{")) {
				labels.addAll(namesUntil("}"));
			}
		}
	}

	private Set<String> namesUntil(String end) {
		Set<String> names = new TreeSet<>();
		while (!this.tokens.get(this.at).equals(end)) {
			String token = this.tokens.get(this.at++);
			if (NAME.matcher(token).matches()) {
				names.add(token);
			}
		}
		return names;
	}

}
