package io.github.asteriskmanager.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GetConfig}: a configuration file. Its headers are numbered,
 * {@code Category-000000} and {@code Line-000000-000001}.
 */
public final class GetConfigResponse extends ManagerResponse {

	/**
	 * Creates the view.
	 * @param message the response message
	 */
	public GetConfigResponse(AmiMessage message) {
		super(message);
	}

	/**
	 * The categories.
	 * @return the categories in the order of the file; names may occur repeatedly
	 */
	public List<ConfigCategory> getCategories() {
		Map<String, Draft> drafts = new TreeMap<>();
		for (Header header : headers()) {
			String[] parts = header.name().toLowerCase(Locale.ROOT).split("-");
			if (parts.length > 1) {
				drafts.computeIfAbsent(parts[1], (number) -> new Draft()).add(parts[0], header.value());
			}
		}
		return drafts.values().stream().map(Draft::toCategory).toList();
	}

	/**
	 * The first category of a name.
	 * @param name the name in any case
	 * @return the category, or {@code null} if there is none
	 */
	public @Nullable ConfigCategory getCategory(String name) {
		return getCategories().stream()
			.filter((category) -> category.name().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
	}

	private static final class Draft {

		private String name = "";

		private boolean template;

		private List<String> templates = List.of();

		private final List<ConfigCategory.Line> lines = new ArrayList<>();

		void add(String what, String value) {
			switch (what) {
				case "category" -> this.name = value;
				case "istemplate" -> this.template = true;
				case "templates" -> this.templates = List.of(value.split(","));
				case "line" -> {
					int equals = value.indexOf('=');
					this.lines.add((equals < 0) ? new ConfigCategory.Line(value, "")
							: new ConfigCategory.Line(value.substring(0, equals), value.substring(equals + 1)));
				}
				default -> {
				}
			}
		}

		ConfigCategory toCategory() {
			return new ConfigCategory(this.name, this.template, this.templates, List.copyOf(this.lines));
		}

	}

}
