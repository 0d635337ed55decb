package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pages of {@code docs/reference}: every event and every action with its
 * class, its versions and its headers or parameters.
 */
public final class ReferencePages {

	private static final String NOTE = "Made from `ami-catalogue.json`; see `CONTRIBUTING.md` on how to change it.\n";

	private final Catalogue catalogue;

	private final ValueTypes types;

	ReferencePages(Catalogue catalogue) {
		this.catalogue = catalogue;
		this.types = new ValueTypes(catalogue);
	}

	/**
	 * Writes the pages.
	 * @param arguments the directory to write to
	 * @throws IOException if the catalogue cannot be read or the directory not written
	 */
	public static void main(String[] arguments) throws IOException {
		for (Map.Entry<String, String> page : new ReferencePages(Catalogue.load()).pages().entrySet()) {
			Sources.writeIfChanged(Path.of(arguments[0], page.getKey()), page.getValue());
		}
	}

	/** The pages by file name. */
	Map<String, String> pages() {
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("events.md", events());
		pages.put("actions.md", actions());
		return pages;
	}

	private String events() {
		StringBuilder page = new StringBuilder("# Events\n\n").append(NOTE)
			.append("\nEvery event also has what `AmiEvent` offers, and the getters of the interfaces it implements.\n")
			.append("\n## Interfaces\n");
		this.catalogue.interfaces().forEach((name, type) -> {
			page.append("\n### ").append(name).append("\n\n").append(type.doc()).append('\n');
			if (!type.parents().isEmpty()) {
				page.append("\nExtends ").append(String.join(", ", type.parents())).append(".\n");
			}
			append(page, type.channels(), type.bridges(), type.headers());
		});
		page.append("\n## Events\n");
		this.catalogue.events().forEach((name, event) -> {
			page.append("\n### ").append(name).append("\n\n");
			appendDoc(page, event.doc());
			page.append('`').append(event.className()).append('`');
			appendList(page, " implements ", event.interfaces(), ", ");
			appendList(page, " · class ", event.privilege(), ", ");
			page.append(" · ").append(Versions.inWords(event.versions())).append('\n');
			append(page, event.channels(), event.bridges(), event.headers());
		});
		return page.toString();
	}

	private void append(StringBuilder page, List<String> channels, List<String> bridges, List<HeaderSpec> headers) {
		List<String> rows = new ArrayList<>();
		channels.forEach(
				(prefix) -> rows.add(row(prefix + "Channel …", "get" + prefix + "ChannelSnapshot", "ChannelSnapshot")));
		bridges.forEach((prefix) -> rows
			.add(row(prefix + "BridgeUniqueid …", "get" + prefix + "BridgeSnapshot", "BridgeSnapshot")));
		headers.forEach((header) -> rows.add(row(String.join(", ", header.names()), header.getter(),
				simple(this.types.javaType(this.catalogue.typeOf(header))))));
		if (!rows.isEmpty()) {
			page.append("\n| header | getter | type |\n|---|---|---|\n");
			rows.forEach(page::append);
		}
	}

	private String actions() {
		StringBuilder page = new StringBuilder("# Actions\n\n").append(NOTE)
			.append("\nA parameter that is not set is not sent, so Asterisk's default holds.\n");
		this.catalogue.actions().forEach((name, action) -> {
			page.append("\n### ").append(name).append("\n\n");
			appendDoc(page, action.doc());
			page.append('`').append(action.className()).append('`');
			appendList(page, " · privilege ", action.privilege(), " or ");
			page.append(" · ").append(Versions.inWords(action.versions())).append('\n');
			appendAnswer(page, action.answer());
			if (!action.params().isEmpty()) {
				page.append("\n| parameter | type | |\n|---|---|---|\n");
				action.params()
					.forEach((param) -> page.append(
							row(param.name() + (param.indexed() ? "(n)" : ""), type(action, param), remark(param))));
			}
		});
		return page.toString();
	}

	private void appendAnswer(StringBuilder page, @Nullable AnswerSpec answer) {
		if (answer == null) {
			return;
		}
		page.append("\nAnswers ");
		if (answer.response() != null) {
			page.append('`').append(answer.response()).append("`");
		}
		else {
			page.append("a list");
		}
		appendList(page, " of ", answer.list(), ", ");
		appendList(page, " with ", answer.headers().stream().map(HeaderSpec::name).toList(), ", ");
		page.append(".\n");
	}

	private static String type(ActionSpec action, ParamSpec param) {
		String type = (param.type() != null) ? param.type() : "text";
		return switch (type) {
			case "variables" -> "name and value";
			case "commaList" -> "String…";
			default -> simple(ParamTypes.javaType(ClassName.get(Packages.ACTION, action.className()), param));
		};
	}

	private static String remark(ParamSpec param) {
		List<String> remarks = new ArrayList<>();
		if (param.required()) {
			remarks.add("required");
		}
		if (param.repeatable()) {
			remarks.add("repeatable");
		}
		if (!param.values().isEmpty()) {
			remarks.add(String.join(" \\| ", param.values()));
		}
		return String.join(", ", remarks);
	}

	private static void appendDoc(StringBuilder page, @Nullable String doc) {
		if (doc != null) {
			page.append(doc).append("\n\n");
		}
	}

	private static void appendList(StringBuilder page, String before, List<String> names, String between) {
		if (!names.isEmpty()) {
			page.append(
					names.stream().map((name) -> "`" + name + "`").collect(Collectors.joining(between, before, "")));
		}
	}

	private static String row(String... cells) {
		return "| " + String.join(" | ", cells) + " |\n";
	}

	private static String simple(TypeName type) {
		return type.toString().replaceAll("[a-z]+\\.", "");
	}

}
