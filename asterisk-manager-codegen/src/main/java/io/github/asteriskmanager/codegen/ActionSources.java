package io.github.asteriskmanager.codegen;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Makes the actions.
 */
final class ActionSources {

	/** So many parameters fit a factory method; more need a builder. */
	private static final int MOST_ARGUMENTS = 3;

	private static final ClassName ABSTRACT_ACTION = ClassName.get(Packages.ACTION, "AbstractAction");

	private static final ClassName PARAMETERS = ClassName.get(Packages.ACTION, "Parameters");

	private final Catalogue catalogue;

	private final Answers answers;

	ActionSources(Catalogue catalogue) {
		this.catalogue = catalogue;
		this.answers = new Answers(catalogue);
	}

	List<JavaFile> generate() {
		List<JavaFile> files = new ArrayList<>();
		this.catalogue.actions().forEach((name, action) -> {
			if (!action.handwritten()) {
				files.add(Sources.file(Packages.ACTION, action(name, action)));
			}
		});
		return files;
	}

	private TypeSpec action(String name, ActionSpec action) {
		ClassName self = ClassName.get(Packages.ACTION, action.className());
		TypeName answer = this.answers.type(action.answer());
		TypeSpec.Builder type = Sources.classBuilder(action.className())
			.addModifiers(Modifier.PUBLIC, Modifier.FINAL)
			.addJavadoc("$L", Docs.action(name, action))
			.superclass(ParameterizedTypeName.get(ABSTRACT_ACTION, answer));
		CodeBlock answerType = this.answers.responseType(action.answer());
		if (!Answers.isConstant(answerType)) {
			type.addField(FieldSpec
				.builder(ParameterizedTypeName.get(ClassName.get(Packages.RESPONSE, "ResponseType"), answer), "ANSWER",
						Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
				.initializer(answerType)
				.build());
			answerType = CodeBlock.of("ANSWER");
		}
		addConstructors(type, name, action, answerType);
		addFactories(type, self, name, action);
		if (hasBuilder(action)) {
			new ActionBuilder(self, name, action).addTo(type);
		}
		action.params()
			.stream()
			.filter((param) -> !param.values().isEmpty())
			.forEach((param) -> type.addType(ParamTypes.enumType(param)));
		return type.build();
	}

	private static boolean hasBuilder(ActionSpec action) {
		return action.hasOptional() || !fitsFactory(action.required());
	}

	private static boolean fitsFactory(List<ParamSpec> required) {
		return required.size() <= MOST_ARGUMENTS && required.stream().allMatch(ParamTypes::isSingle);
	}

	private static void addConstructors(TypeSpec.Builder type, String name, ActionSpec action, CodeBlock answer) {
		if (action.required().isEmpty()) {
			type.addMethod(MethodSpec.constructorBuilder()
				.addModifiers(Modifier.PUBLIC)
				.addJavadoc(action.params().isEmpty() ? "Creates the action.\n"
						: "Creates the action without parameters.\n")
				.addStatement("super($S, $L, $T.of())", name, answer, List.class)
				.build());
		}
		if (!action.params().isEmpty()) {
			type.addMethod(MethodSpec.constructorBuilder()
				.addModifiers(Modifier.PRIVATE)
				.addParameter(PARAMETERS, "parameters")
				.addStatement("super($S, $L, parameters.toHeaders())", name, answer)
				.build());
		}
	}

	private static void addFactories(TypeSpec.Builder type, ClassName self, String name, ActionSpec action) {
		List<List<ParamSpec>> signatures = new ArrayList<>();
		List<ParamSpec> required = action.required();
		if (!required.isEmpty() && fitsFactory(required)) {
			signatures.add(required);
		}
		action.of().forEach((names) -> {
			List<ParamSpec> signature = names.stream().map(action::param).toList();
			if (!signatures.contains(signature)) {
				signatures.add(signature);
			}
		});
		signatures.forEach((signature) -> type.addMethod(factory(self, name, signature)));
	}

	private static MethodSpec factory(ClassName self, String name, List<ParamSpec> signature) {
		MethodSpec.Builder of = MethodSpec.methodBuilder("of")
			.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
			.returns(self)
			.addJavadoc("Creates the action.\n");
		CodeBlock.Builder parameters = CodeBlock.builder().add("new $T($S)", PARAMETERS, name);
		for (ParamSpec param : signature) {
			of.addParameter(ParamTypes.javaType(self, param), param.setter())
				.addJavadoc("@param $L the {@code $L} parameter\n", param.setter(), param.name());
			parameters.add(".$L($S, $L)", ParamTypes.method(param), param.name(), param.setter());
		}
		return of.addJavadoc("@return the action\n")
			.addStatement("return new $T($L)", self, parameters.build())
			.build();
	}

}
