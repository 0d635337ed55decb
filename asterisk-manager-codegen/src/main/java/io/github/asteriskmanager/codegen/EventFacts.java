package io.github.asteriskmanager.codegen;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;

/**
 * Makes the classes that tell which headers, class and privileges the events of the
 * catalogue have.
 */
final class EventFacts {

	private static final List<String> CHANNEL = List.of("Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum",
			"CallerIDName", "ConnectedLineNum", "ConnectedLineName", "Language", "AccountCode", "Context", "Exten",
			"Priority", "Uniqueid", "Linkedid", "Tenantid");

	private static final List<String> BRIDGE = List.of("BridgeUniqueid", "BridgeType", "BridgeTechnology",
			"BridgeCreator", "BridgeName", "BridgeNumChannels", "BridgeVideoSourceMode", "BridgeVideoSource");

	private final Catalogue catalogue;

	EventFacts(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	List<JavaFile> generate() {
		List<EventSpec> events = List.copyOf(this.catalogue.events().values());
		return List.of(headers(events), types(events));
	}

	private static JavaFile types(List<EventSpec> events) {
		return Sources.file(Packages.EVENT, Sources.classBuilder("CatalogueTypes")
			.addModifiers(Modifier.FINAL)
			.addJavadoc("Class and privileges of the events of the catalogue by position.\n")
			.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
			.addMethod(method("type",
					ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
					events, (event) -> CodeBlock.of("$T.class", ClassName.get(Packages.EVENT, event.className()))))
			.addMethod(method("privileges", ClassName.get(String.class), events,
					(event) -> CodeBlock.of("$S", String.join(",", event.privilege()))))
			.build());
	}

	private JavaFile headers(List<EventSpec> events) {
		return Sources.file(Packages.EVENT,
				Sources.classBuilder("CatalogueHeaders")
					.addModifiers(Modifier.FINAL)
					.addJavadoc("The headers of the events of the catalogue by position.\n")
					.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
					.addMethod(method("of", ClassName.get(String.class), events,
							(event) -> CodeBlock.of("$S", String.join(",", headers(event)))))
					.build());
	}

	private static MethodSpec method(String name, TypeName type, List<EventSpec> events,
			Function<EventSpec, CodeBlock> value) {
		CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (index)");
		for (int i = 0; i < events.size(); i++) {
			code.addStatement("case $L: return $L", i, value.apply(events.get(i)));
		}
		code.addStatement("default: throw new $T(\"No event \" + index)", IllegalArgumentException.class)
			.endControlFlow();
		return MethodSpec.methodBuilder(name)
			.addModifiers(Modifier.STATIC)
			.returns(type)
			.addParameter(int.class, "index")
			.addCode(code.build())
			.build();
	}

	/** Names in lower case. */
	private Set<String> headers(EventSpec event) {
		Set<String> headers = new TreeSet<>();
		add(headers, event.headers(), event.channels(), event.bridges());
		event.interfaces().forEach((parent) -> addInherited(headers, parent));
		return headers;
	}

	private void addInherited(Set<String> headers, String name) {
		InterfaceSpec spec = this.catalogue.interfaces().get(name);
		if (spec != null) {
			add(headers, spec.headers(), spec.channels(), spec.bridges());
			spec.parents().forEach((parent) -> addInherited(headers, parent));
		}
	}

	private static void add(Set<String> headers, List<HeaderSpec> own, List<String> channels, List<String> bridges) {
		own.forEach((header) -> header.names().forEach((name) -> add(headers, "", name)));
		channels.forEach((prefix) -> CHANNEL.forEach((name) -> add(headers, prefix, name)));
		bridges.forEach((prefix) -> BRIDGE.forEach((name) -> add(headers, prefix, name)));
	}

	private static void add(Set<String> headers, String prefix, String name) {
		headers.add((prefix + name).toLowerCase(Locale.ROOT));
	}

}
