package io.github.asteriskmanager.codegen;

import java.time.Duration;
import java.util.Map;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * How parameters are Java types, and the method of {@code Parameters} that takes each.
 */
final class ParamTypes {

	private static final TypeName TEXT = TypeName.get(String.class);

	private static final TypeName DURATION = TypeName.get(Duration.class);

	private record Type(TypeName javaType, String method) {
	}

	private static final Map<String, Type> TYPES = Map.of("text", new Type(TEXT, "set"), "integer",
			new Type(TypeName.INT, "set"), "priority", new Type(TypeName.INT, "set"), "boolean",
			new Type(TypeName.BOOLEAN, "set"), "yesNo", new Type(TypeName.BOOLEAN, "yesNo"), "onOff",
			new Type(TypeName.BOOLEAN, "onOff"), "oneZero", new Type(TypeName.BOOLEAN, "oneZero"), "seconds",
			new Type(DURATION, "seconds"), "milliseconds", new Type(DURATION, "milliseconds"));

	private ParamTypes() {
	}

	static TypeName javaType(ClassName action, ParamSpec param) {
		return param.values().isEmpty() ? type(param).javaType() : action.nestedClass(enumName(param));
	}

	static String method(ParamSpec param) {
		return param.values().isEmpty() ? type(param).method() : "set";
	}

	/** Whether one Java value is all it takes. */
	static boolean isSingle(ParamSpec param) {
		return param.type() == null || TYPES.containsKey(param.type());
	}

	private static Type type(ParamSpec param) {
		Type type = TYPES.get((param.type() != null) ? param.type() : "text");
		if (type == null) {
			throw new IllegalArgumentException("Parameter " + param.name() + " has no type " + param.type());
		}
		return type;
	}

	static String enumName(ParamSpec param) {
		return Names.capitalised(param.name());
	}

	/** The closed set of values of a parameter, each named as on the wire. */
	static TypeSpec enumType(ParamSpec param) {
		TypeSpec.Builder type = TypeSpec.enumBuilder(enumName(param))
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("Values of {@code $L}.\n", param.name())
			.addField(String.class, "value", Modifier.PRIVATE, Modifier.FINAL)
			.addMethod(MethodSpec.constructorBuilder()
				.addParameter(String.class, "value")
				.addStatement("this.value = value")
				.build())
			.addMethod(MethodSpec.methodBuilder("toString")
				.addAnnotation(Override.class)
				.addModifiers(Modifier.PUBLIC)
				.returns(String.class)
				.addStatement("return this.value")
				.build());
		param.values()
			.forEach((value) -> type.addEnumConstant(Names.constant(value),
					TypeSpec.anonymousClassBuilder("$S", value).addJavadoc("Sent as {@code $L}.\n", value).build()));
		return type.build();
	}

}
