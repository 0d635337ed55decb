package io.github.asteriskmanager.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * What an action answers, as Java type and as {@code ResponseType}.
 */
final class Answers {

	private static final ClassName RESPONSE_TYPE = ClassName.get(Packages.RESPONSE, "ResponseType");

	private static final ClassName ITEMS = ClassName.get(Packages.RESPONSE, "ItemListResponse");

	private final Catalogue catalogue;

	Answers(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	TypeName type(@Nullable AnswerSpec answer) {
		if (answer == null) {
			return ClassName.get(Packages.RESPONSE, "ManagerResponse");
		}
		if (answer.response() != null) {
			return ClassName.get(Packages.RESPONSE, answer.response());
		}
		return (answer.list().size() == 1) ? ParameterizedTypeName.get(ITEMS, item(answer))
				: ClassName.get(Packages.RESPONSE, "EventListResponse");
	}

	CodeBlock responseType(@Nullable AnswerSpec answer) {
		if (answer == null) {
			return CodeBlock.of("$T.PLAIN", RESPONSE_TYPE);
		}
		CodeBlock.Builder type = CodeBlock.builder();
		if (answer.response() != null) {
			type.add("$T.$L($T::new)", RESPONSE_TYPE, (answer.complete() != null) ? "list" : "of",
					ClassName.get(Packages.RESPONSE, answer.response()));
		}
		else if (answer.list().size() == 1) {
			type.add("$T.of($T.class)", ITEMS, item(answer));
		}
		else {
			type.add("$T.LIST", RESPONSE_TYPE);
		}
		if (answer.unmarked()) {
			type.add(".completedBy($S)", answer.complete());
		}
		return type.build();
	}

	/** Whether the expression is a constant already. */
	static boolean isConstant(CodeBlock responseType) {
		return responseType.toString().endsWith("PLAIN") || responseType.toString().endsWith("LIST");
	}

	private ClassName item(AnswerSpec answer) {
		String event = answer.list().get(0);
		EventSpec spec = this.catalogue.events().get(event);
		if (spec == null) {
			throw new IllegalArgumentException("No event " + event);
		}
		return ClassName.get(Packages.EVENT, spec.className());
	}

}
