package io.github.asteriskmanager.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The headers of one message in wire order, repeats included; names compare without
 * regard to case.
 */
record Headers(List<AmiHeader> all) {

	Headers {
		all = List.copyOf(all);
	}

	static Headers of(String... namesAndValues) {
		if (namesAndValues.length % 2 != 0) {
			throw new IllegalArgumentException("Headers come in pairs of name and value, but there are "
					+ namesAndValues.length + " strings: the last name has no value");
		}
		List<AmiHeader> headers = new ArrayList<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			headers.add(new AmiHeader(namesAndValues[i], namesAndValues[i + 1]));
		}
		return new Headers(headers);
	}

	/**
	 * Reads a whole message, whose lines end with CR LF: a bare LF belongs to a value.
	 */
	static Headers parse(String message) {
		return parse(Stream.of(message.split("\r\n")).filter((line) -> !line.isEmpty()).toList());
	}

	/**
	 * Reads lines the way Asterisk does: the first colon splits, blanks before the value
	 * do not count, a line without a colon is a name without a value.
	 */
	static Headers parse(List<String> lines) {
		return new Headers(lines.stream().map(Headers::header).toList());
	}

	private static AmiHeader header(String line) {
		int colon = line.indexOf(':');
		if (colon < 0) {
			return new AmiHeader(line, "");
		}
		int start = colon + 1;
		while (start < line.length() && line.charAt(start) == ' ') {
			start++;
		}
		return new AmiHeader(line.substring(0, colon), line.substring(start));
	}

	@Nullable String first(String name) {
		for (AmiHeader header : this.all) {
			if (header.name().equalsIgnoreCase(name)) {
				return header.value();
			}
		}
		return null;
	}

	List<String> values(String name) {
		return this.all.stream()
			.filter((header) -> header.name().equalsIgnoreCase(name))
			.map(AmiHeader::value)
			.toList();
	}

}
