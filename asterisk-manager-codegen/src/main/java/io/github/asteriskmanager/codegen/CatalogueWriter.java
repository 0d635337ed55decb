package io.github.asteriskmanager.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Writes the catalogue so that people can read it and a change shows as few lines: one
 * line for a header, a parameter or a short list.
 */
final class CatalogueWriter {

	/** Lists that have a line for each element. */
	private static final Set<String> LONG_LISTS = Set.of("headers", "params");

	private CatalogueWriter() {
	}

	static String write(JsonNode catalogue) {
		return block(catalogue, "", "") + "\n";
	}

	private static String block(JsonNode node, String name, String indent) {
		if (node.isObject() && !node.isEmpty()) {
			List<String> lines = new ArrayList<>();
			node.properties()
				.forEach((entry) -> lines
					.add(quote(entry.getKey()) + ": " + block(entry.getValue(), entry.getKey(), indent + "\t")));
			return join("{", lines, "}", indent);
		}
		if (node.isArray() && LONG_LISTS.contains(name)) {
			List<String> lines = new ArrayList<>();
			node.forEach((element) -> lines.add(line(element)));
			return join("[", lines, "]", indent);
		}
		return line(node);
	}

	private static String join(String open, List<String> lines, String close, String indent) {
		return lines.stream()
			.map((line) -> indent + "\t" + line)
			.collect(Collectors.joining(",\n", open + "\n", "\n" + indent + close));
	}

	private static String line(JsonNode node) {
		List<String> parts = new ArrayList<>();
		if (node.isObject()) {
			node.properties().forEach((entry) -> parts.add(quote(entry.getKey()) + ": " + line(entry.getValue())));
			return parts.stream().collect(Collectors.joining(", ", "{ ", " }"));
		}
		if (node.isArray()) {
			node.forEach((element) -> parts.add(line(element)));
			return parts.stream().collect(Collectors.joining(", ", "[", "]"));
		}
		return node.isString() ? quote(node.asString()) : node.toString();
	}

	private static String quote(String text) {
		return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}

}
