package io.github.asteriskmanager.response;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A category of a configuration file: what stands in brackets, and the lines under it.
 *
 * @param name its name
 * @param template whether it is a template only
 * @param templates categories it takes lines from
 * @param lines its lines in the order of the file, those of its templates included
 */
public record ConfigCategory(String name, boolean template, List<String> templates, List<Line> lines) {

	/**
	 * A line of a category.
	 *
	 * @param name what is set
	 * @param value its value
	 */
	public record Line(String name, String value) {
	}

	/**
	 * All values set under a name.
	 * @param name the name in any case
	 * @return the values in the order of the file
	 */
	public List<String> values(String name) {
		return this.lines.stream().filter((line) -> line.name().equalsIgnoreCase(name)).map(Line::value).toList();
	}

	/**
	 * The value set under a name; of several the last, as in Asterisk's modules.
	 * @param name the name in any case
	 * @return the value, or {@code null} if none is set
	 */
	public @Nullable String value(String name) {
		List<String> values = values(name);
		return values.isEmpty() ? null : values.get(values.size() - 1);
	}

}
