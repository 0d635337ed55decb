package io.github.asteriskmanager.response;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * The answer to {@code QueueRule}: how penalties change while a caller waits.
 */
public final class QueueRuleResponse extends ManagerResponse {

	/**
	 * Creates the view.
	 * @param message the response message
	 */
	public QueueRuleResponse(AmiMessage message) {
		super(message);
	}

	/**
	 * The rules.
	 * @return the steps of each rule, by its name, in the order sent; a step is
	 * {@code seconds,maximum,minimum} of the penalty
	 */
	public Map<String, List<String>> getRules() {
		Map<String, List<String>> rules = new LinkedHashMap<>();
		List<String> steps = new ArrayList<>();
		for (Header header : headers()) {
			if (header.name().equalsIgnoreCase("RuleList")) {
				steps = rules.computeIfAbsent(header.value(), (name) -> new ArrayList<>());
			}
			else if (header.name().equalsIgnoreCase("Rule")) {
				steps.add(header.value());
			}
		}
		rules.replaceAll((name, list) -> List.copyOf(list));
		return Collections.unmodifiableMap(rules);
	}

}
