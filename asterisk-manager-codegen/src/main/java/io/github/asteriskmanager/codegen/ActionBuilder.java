package io.github.asteriskmanager.codegen;

import java.util.List;
import java.util.Map;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Makes the builder of an action.
 */
final class ActionBuilder {

	private static final ClassName PARAMETERS = ClassName.get(Packages.ACTION, "Parameters");

	private static final TypeName TEXTS = ArrayTypeName.of(String.class);

	private static final TypeName TEXTS_BY_NAME = ParameterizedTypeName.get(Map.class, String.class, String.class);

	private final ClassName action;

	private final ClassName self;

	private final ActionSpec spec;

	private final TypeSpec.Builder type;

	ActionBuilder(ClassName action, String name, ActionSpec spec) {
		this.action = action;
		this.self = action.nestedClass("Builder");
		this.spec = spec;
		this.type = TypeSpec.classBuilder(this.self)
			.addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
			.addJavadoc("Builds the action. What is not set is not sent, so Asterisk's default holds.\n")
			.addField(FieldSpec.builder(PARAMETERS, "parameters", Modifier.PRIVATE, Modifier.FINAL)
				.initializer("new $T($S)", PARAMETERS, name)
				.build())
			.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
	}

	void addTo(TypeSpec.Builder actionType) {
		actionType.addMethod(MethodSpec.methodBuilder("builder")
			.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
			.returns(this.self)
			.addJavadoc("Starts building the action.\n@return a builder\n")
			.addStatement("return new $T()", this.self)
			.build());
		this.spec.params().forEach(this::addSetters);
		List<ParamSpec> required = this.spec.required();
		this.type.addMethod(MethodSpec.methodBuilder("build")
			.addModifiers(Modifier.PUBLIC)
			.returns(this.action)
			.addJavadoc("Builds the action.\n@return the action\n")
			.addJavadoc(required.isEmpty() ? "" : "@throws $T if a required parameter is not set\n",
					required.isEmpty() ? new Object[0]
							: new Object[] { ClassName.get(Packages.ROOT, "InvalidActionException") })
			.addStatement("return new $T(this.parameters$L)", this.action, require(required))
			.build());
		actionType.addType(this.type.build());
	}

	/** The check that required parameters are set. */
	static CodeBlock require(List<ParamSpec> required) {
		return required.isEmpty() ? CodeBlock.of("") : CodeBlock.of(".require($L)",
				required.stream().map((param) -> CodeBlock.of("$S", param.name())).collect(CodeBlock.joining(", ")));
	}

	private void addSetters(ParamSpec param) {
		String kind = (param.type() != null) ? param.type() : "text";
		switch (kind) {
			case "variables" -> addVariables(param);
			case "commaList" ->
				add(setter(param, TEXTS, "the values").varargs(), "join($S, $L)", param.name(), param.setter());
			default -> addPlain(param, kind);
		}
	}

	private void addPlain(ParamSpec param, String kind) {
		if (param.indexed()) {
			add(setter(param, ParamTypes.javaType(this.action, param), "the value"), "set($S + index + \")\", $L)",
					param.name() + "(", param.setter());
			return;
		}
		add(setter(param, ParamTypes.javaType(this.action, param), "the value"), "$L($S, $L)", ParamTypes.method(param),
				param.name(), param.setter());
		if (kind.equals("priority")) {
			add(setter(param, TypeName.get(String.class), "a label, or {@code hint}"), "set($S, $L)", param.name(),
					param.setter());
		}
	}

	private void addVariables(ParamSpec param) {
		add(method(param.setter(), "Adds a {@code " + param.name() + "}; the value arrives as it is.")
			.addParameter(String.class, "name")
			.addParameter(String.class, "value")
			.addJavadoc(
					"@param name name of the variable, which may be a function call\n" + "@param value its value\n"),
				"variable($S, name, value)", param.name());
		add(method(param.setter() + "s", "Adds a {@code " + param.name() + "} for each entry, in order.")
			.addParameter(TEXTS_BY_NAME, "values")
			.addJavadoc("@param values values by name\n"), "variables($S, values)", param.name());
	}

	private MethodSpec.Builder setter(ParamSpec param, TypeName javaType, String what) {
		MethodSpec.Builder setter = method(param.setter(),
				"Sets {@code " + param.name() + "}" + (param.required() ? ", which is required." : "."));
		if (param.indexed()) {
			setter.addParameter(int.class, "index").addJavadoc("@param index which one, from 0\n");
		}
		return setter.addParameter(javaType, param.setter()).addJavadoc("@param $L $L\n", param.setter(), what);
	}

	private MethodSpec.Builder method(String methodName, String doc) {
		return MethodSpec.methodBuilder(methodName)
			.addModifiers(Modifier.PUBLIC)
			.returns(this.self)
			.addJavadoc("$L\n", doc);
	}

	private void add(MethodSpec.Builder method, String call, Object... arguments) {
		this.type.addMethod(method.addJavadoc("@return this\n")
			.addStatement("this.parameters.$L", CodeBlock.of(call, arguments))
			.addStatement("return this")
			.build());
	}

}
