package io.github.asteriskmanager.boot.autoconfigure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

/**
 * {@code docs/configuration.md}, written from the metadata that the annotation processor
 * makes of the properties.
 */
final class ConfigurationPage {

	private static final String PROVIDER = "asterisk.manager.providers[].";

	private static final String DEFAULTS = "asterisk.manager.defaults.";

	private static final String HEAD = """
			# Configuration

			Every key there is, with its default. Written by the build from the metadata that editors complete with; see
			[how to contribute](../CONTRIBUTING.md).

			Keys of a provider stand in the list `asterisk.manager.providers`, or under `asterisk.manager.defaults`, from where every
			provider inherits what it does not set. Durations are a number and a unit (`500ms`, `10s`, `1m`), sizes likewise
			(`64KB`, `8MB`); lists are YAML lists or comma-separated.
			""";

	private final Map<String, Map<String, Object>> keys = new TreeMap<>();

	private final Map<String, List<Map<String, Object>>> values = new TreeMap<>();

	private ConfigurationPage(Map<String, Object> metadata, Map<String, Object> provider) {
		list(metadata, "properties").forEach((key) -> this.keys
			.put(name(key).startsWith(DEFAULTS) ? PROVIDER + name(key).substring(DEFAULTS.length()) : name(key), key));
		list(provider, "properties").forEach((key) -> this.keys.putIfAbsent(PROVIDER + name(key), key));
		list(metadata, "hints")
			.forEach((hint) -> this.values.put(name(hint).replace(DEFAULTS, PROVIDER), list(hint, "values")));
	}

	/** Reads the metadata of this build. */
	static ConfigurationPage read() throws IOException {
		return new ConfigurationPage(json("META-INF/spring-configuration-metadata.json"),
				json("META-INF/spring/configuration-metadata/" + AsteriskManagerProperties.Provider.class.getName()
						+ ".json"));
	}

	/** Takes metadata as it is. */
	@SuppressWarnings("unchecked")
	static ConfigurationPage of(String metadata) {
		return new ConfigurationPage(new JsonMapper().readValue(metadata, Map.class), Map.of());
	}

	/** Writes the page. */
	String write() {
		StringBuilder page = new StringBuilder(HEAD);
		String before = "";
		for (Map.Entry<String, Map<String, Object>> key : inOrder()) {
			String group = key.getKey().substring(0, key.getKey().lastIndexOf('.'));
			if (!group.equals(before)) {
				page.append("\n## `" + group + "`\n\n| key | type | default | |\n|---|---|---|---|\n");
				before = group;
			}
			page.append(row(key.getKey().substring(group.length() + 1), key.getKey(), key.getValue()));
		}
		this.values.forEach((name, values) -> page.append(values(name, values)));
		return page.toString();
	}

	/** Groups by name, those of a provider first, and within a group keys by name. */
	private List<Map.Entry<String, Map<String, Object>>> inOrder() {
		List<Map.Entry<String, Map<String, Object>>> all = new ArrayList<>(this.keys.entrySet());
		all.sort((one, other) -> sortKey(one.getKey()).compareTo(sortKey(other.getKey())));
		return all;
	}

	private static String sortKey(String name) {
		int dot = name.lastIndexOf('.');
		return (name.startsWith(PROVIDER) ? "0" : "1") + name.substring(0, dot) + "." + '\0' + name.substring(dot + 1);
	}

	private String row(String shortName, String name, Map<String, Object> key) {
		String text = Objects.toString(key.get("description"), "");
		if (key.get("deprecation") instanceof Map<?, ?> deprecation) {
			text = "**Deprecated**" + optional(deprecation.get("since"), " since %s")
					+ optional(deprecation.get("replacement"), "; use `%s`")
					+ optional(deprecation.get("reason"), ". %s") + " " + text;
		}
		if (this.values.containsKey(name)) {
			text += " See [its values](#values-of-" + shortName + ").";
		}
		return "| `" + shortName + "` | " + type(Objects.toString(key.get("type"), "")) + " | "
				+ defaultValue(key.get("defaultValue")) + " | " + text.replace("|", "\\|") + " |\n";
	}

	private static String optional(@Nullable Object value, String format) {
		return (value != null) ? String.format(Locale.ROOT, format, value) : "";
	}

	private static String values(String name, List<Map<String, Object>> values) {
		StringBuilder section = new StringBuilder(
				"\n## Values of `" + name.substring(name.lastIndexOf('.') + 1) + "`\n\n");
		values.forEach((value) -> section.append("- `" + value.get("value") + "`: " + value.get("description") + "\n"));
		return section.toString();
	}

	private static String defaultValue(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return "`" + list.stream().map(String::valueOf).collect(Collectors.joining(",")) + "`";
		}
		return (value != null) ? "`" + value.toString().replace('_', '-') + "`" : "";
	}

	/** Names of types as people call them, constants of enumerations in full. */
	private static String type(String name) {
		if (name.startsWith("java.util.List<")) {
			return "list of " + type(name.substring(name.indexOf('<') + 1, name.length() - 1));
		}
		if (!ClassUtils.isPresent(name, null)) {
			return name.substring(name.lastIndexOf('.') + 1);
		}
		Class<?> type = ClassUtils.resolveClassName(name, null);
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> "`" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
				.collect(Collectors.joining(", "));
		}
		return switch (type.getSimpleName()) {
			case "String" -> "text";
			case "Integer", "Long" -> "whole number";
			case "Double" -> "number";
			case "Boolean" -> "`true`, `false`";
			case "DataSize" -> "size";
			default -> type.getSimpleName().toLowerCase(Locale.ROOT);
		};
	}

	private static String name(Map<String, Object> entry) {
		return (String) Objects.requireNonNull(entry.get("name"));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(Map<String, Object> from, String name) {
		return (List<Map<String, Object>>) from.getOrDefault(name, List.of());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> json(String resource) throws IOException {
		return new JsonMapper().readValue(new ClassPathResource(resource).getContentAsByteArray(), Map.class);
	}

}
