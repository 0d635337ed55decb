package io.github.asteriskmanager.codegen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Makes the events, the interfaces that group them, and the enums of their values.
 */
final class EventSources {

	private static final ClassName MANAGER_EVENT = ClassName.get(Packages.EVENT, "ManagerEvent");

	private static final ClassName AMI_EVENT = ClassName.get(Packages.EVENT, "AmiEvent");

	private static final ClassName ORIGIN = ClassName.get(Packages.EVENT, "EventOrigin");

	private static final ClassName SPELLINGS = ClassName.get(Packages.EVENT, "Spellings");

	private static final ClassName EVENT_NAMES = ClassName.get(Packages.EVENT, "EventNames");

	private static final List<ParameterSpec> CONSTRUCTOR = List.of(
			ParameterSpec.builder(Packages.AMI_MESSAGE, "message").build(),
			ParameterSpec.builder(ORIGIN, "origin").build(),
			ParameterSpec.builder(Instant.class, "receivedAt").build());

	private final Catalogue catalogue;

	private final Getters getters;

	EventSources(Catalogue catalogue) {
		this.catalogue = catalogue;
		this.getters = new Getters(catalogue);
	}

	List<JavaFile> generate() {
		List<TypeSpec> types = new ArrayList<>();
		this.catalogue.enums().forEach((name, constants) -> types.add(enumType(name, constants)));
		this.catalogue.interfaces().forEach((name, spec) -> types.add(interfaceType(name, spec)));
		this.catalogue.events().forEach((name, event) -> {
			if (!event.handwritten()) {
				types.add(eventType(name, event));
			}
		});
		types.add(registry());
		return types.stream().map((type) -> Sources.file(Packages.EVENT, type)).toList();
	}

	private TypeSpec eventType(String name, EventSpec event) {
		TypeSpec.Builder type = Sources.classBuilder(event.className())
			.addModifiers(Modifier.PUBLIC, Modifier.FINAL)
			.addJavadoc("$L", Docs.event(name, event))
			.superclass(MANAGER_EVENT)
			.addMethod(MethodSpec.constructorBuilder()
				.addParameters(CONSTRUCTOR)
				.addStatement("super(message, origin, receivedAt)")
				.build());
		event.interfaces().forEach((parent) -> type.addSuperinterface(ClassName.get(Packages.EVENT, parent)));
		this.getters.addSnapshots(type, event.channels(), event.bridges(), false);
		this.getters.addHeaders(type, event.headers(), false);
		return type.build();
	}

	private TypeSpec interfaceType(String name, InterfaceSpec spec) {
		TypeSpec.Builder type = Sources.interfaceBuilder(name)
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("$L\n", spec.doc());
		if (spec.parents().isEmpty()) {
			type.addSuperinterface(AMI_EVENT);
		}
		spec.parents().forEach((parent) -> type.addSuperinterface(ClassName.get(Packages.EVENT, parent)));
		this.getters.addSnapshots(type, spec.channels(), spec.bridges(), true);
		this.getters.addHeaders(type, spec.headers(), true);
		return type.build();
	}

	private static TypeSpec enumType(String name, Map<String, List<String>> constants) {
		ClassName self = ClassName.get(Packages.EVENT, name);
		TypeSpec.Builder type = Sources.enumBuilder(name)
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("What a header says, one of a closed set; the header itself keeps what was sent.\n");
		constants.forEach((constant, spellings) -> type.addEnumConstant(constant,
				TypeSpec.anonymousClassBuilder(strings(spellings))
					.addJavadoc("Sent as {@code $L}.\n", String.join("}, {@code ", spellings))
					.build()));
		return type
			.addEnumConstant("UNKNOWN",
					TypeSpec.anonymousClassBuilder("").addJavadoc("Sent as anything else.\n").build())
			.addField(FieldSpec
				.builder(ParameterizedTypeName.get(SPELLINGS, self), "SPELLINGS", Modifier.PRIVATE, Modifier.STATIC,
						Modifier.FINAL)
				.initializer("new $T<>(values(), (value) -> value.spellings, UNKNOWN)", SPELLINGS)
				.build())
			.addField(String[].class, "spellings", Modifier.PRIVATE, Modifier.FINAL)
			.addMethod(MethodSpec.constructorBuilder()
				.addParameter(String[].class, "spellings")
				.varargs()
				.addStatement("this.spellings = spellings")
				.build())
			.addMethod(MethodSpec.methodBuilder("of")
				.returns(Sources.nullable(self))
				.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
				.addParameter(Sources.nullable(ClassName.get(String.class)), "text")
				.addJavadoc("Reads a value.\n@param text the value as sent, in any case\n"
						+ "@return the constant; {@code null} if there is no value\n")
				.addStatement("return SPELLINGS.read(text)")
				.build())
			.build();
	}

	private static CodeBlock strings(List<String> values) {
		return CodeBlock.join(values.stream().map((value) -> CodeBlock.of("$S", value)).toList(), ", ");
	}

	private TypeSpec registry() {
		List<EventSpec> events = List.copyOf(this.catalogue.events().values());
		CodeBlock.Builder create = CodeBlock.builder().beginControlFlow("switch (index)");
		for (int i = 0; i < events.size(); i++) {
			create.addStatement("case $L: return new $T(message, origin, receivedAt)", i,
					ClassName.get(Packages.EVENT, events.get(i).className()));
		}
		create.addStatement("default: throw new $T(\"No event \" + index)", IllegalArgumentException.class)
			.endControlFlow();
		return Sources.classBuilder("CatalogueEvents")
			.addModifiers(Modifier.FINAL)
			.addJavadoc("The events of the catalogue by position.\n")
			.addField(FieldSpec.builder(String.class, "NAMES", Modifier.STATIC, Modifier.FINAL)
				.initializer("$S", String.join(",", this.catalogue.events().keySet()))
				.build())
			.addField(FieldSpec.builder(int.class, "COUNT", Modifier.STATIC, Modifier.FINAL)
				.initializer("$L", events.size())
				.build())
			.addField(constant(ParameterizedTypeName.get(ClassName.get(Packages.PROTOCOL, "NameTable"),
					ClassName.get(Integer.class)), "TABLE", "table"))
			.addField(constant(ParameterizedTypeName.get(Set.class, String.class), "KEYS", "keys"))
			.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
			.addMethod(MethodSpec.methodBuilder("create")
				.addModifiers(Modifier.STATIC)
				.returns(Object.class)
				.addParameter(int.class, "index")
				.addParameters(CONSTRUCTOR)
				.addJavadoc("Makes an event.\n<p>\nReturns {@code Object}: to check any other return type the "
						+ "verifier would load\nevery event class as soon as this class is loaded.\n")
				.addCode(create.build())
				.build())
			.build();
	}

	private static FieldSpec constant(TypeName type, String name, String method) {
		return FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL)
			.initializer("$T.$L(NAMES)", EVENT_NAMES, method)
			.build();
	}

}
