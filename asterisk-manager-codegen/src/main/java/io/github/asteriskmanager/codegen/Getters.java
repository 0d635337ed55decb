package io.github.asteriskmanager.codegen;

import java.util.List;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Makes the getters of headers and snapshots.
 */
final class Getters {

	private static final ClassName CHANNEL_SNAPSHOT = ClassName.get(Packages.EVENT, "ChannelSnapshot");

	private static final ClassName BRIDGE_SNAPSHOT = ClassName.get(Packages.EVENT, "BridgeSnapshot");

	private final Catalogue catalogue;

	private final ValueTypes types;

	Getters(Catalogue catalogue) {
		this.catalogue = catalogue;
		this.types = new ValueTypes(catalogue);
	}

	void addHeaders(TypeSpec.Builder owner, List<HeaderSpec> headers, boolean inInterface) {
		headers.forEach((header) -> owner.addMethod(header(header, inInterface)));
	}

	private MethodSpec header(HeaderSpec header, boolean inInterface) {
		String type = this.catalogue.typeOf(header);
		boolean nullable = !ValueTypes.isNeverNull(type);
		return getter(header.getter(), this.types.javaType(type), inInterface, nullable)
			.addJavadoc("$L", Docs.header(this.catalogue.explanationOf(header), header.names()))
			.addJavadoc("@return the value$L\n", nullable ? ", or {@code null}" : "s by name, in wire order")
			.addStatement("return $L", this.types.read(type, name(header), inInterface))
			.build();
	}

	private static CodeBlock name(HeaderSpec header) {
		CodeBlock names = header.names()
			.stream()
			.map((name) -> CodeBlock.of("$S", name))
			.collect(Collectors.collectingAndThen(Collectors.toList(), (list) -> CodeBlock.join(list, ", ")));
		return header.also().isEmpty() ? names : CodeBlock.of("spelling($L)", names);
	}

	void addSnapshots(TypeSpec.Builder owner, List<String> channels, List<String> bridges, boolean inInterface) {
		channels.forEach((prefix) -> owner.addMethod(snapshot(CHANNEL_SNAPSHOT, prefix, "channel", inInterface)));
		bridges.forEach((prefix) -> owner.addMethod(snapshot(BRIDGE_SNAPSHOT, prefix, "bridge", inInterface)));
	}

	private static MethodSpec snapshot(ClassName type, String prefix, String what, boolean inInterface) {
		return getter("get" + prefix + type.simpleName(), type, inInterface, true)
			.addJavadoc("The $L$L, as it was then.\n", what,
					prefix.isEmpty() ? "" : " whose headers have the prefix {@code " + prefix + "}")
			.addJavadoc("@return the snapshot, or {@code null} if there is none\n")
			.addStatement("return $T.of(this, $S)", type, prefix)
			.build();
	}

	private static MethodSpec.Builder getter(String name, TypeName type, boolean inInterface, boolean nullable) {
		MethodSpec.Builder getter = MethodSpec.methodBuilder(name)
			.addModifiers(Modifier.PUBLIC)
			.returns(nullable ? Sources.nullable(type) : type);
		return inInterface ? getter.addModifiers(Modifier.DEFAULT) : getter;
	}

}
