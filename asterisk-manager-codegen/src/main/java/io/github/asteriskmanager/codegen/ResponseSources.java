package io.github.asteriskmanager.codegen;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

/**
 * Makes the answers that have headers of their own and no further structure.
 */
final class ResponseSources {

	private final Catalogue catalogue;

	private final Getters getters;

	ResponseSources(Catalogue catalogue) {
		this.catalogue = catalogue;
		this.getters = new Getters(catalogue);
	}

	List<JavaFile> generate() {
		List<JavaFile> files = new ArrayList<>();
		this.catalogue.actions().forEach((name, action) -> {
			AnswerSpec answer = action.answer();
			if (answer != null && answer.response() != null && !answer.headers().isEmpty()) {
				files.add(Sources.file(Packages.RESPONSE, response(answer.response(), name, answer.headers())));
			}
		});
		return files;
	}

	private TypeSpec response(String className, String action, List<HeaderSpec> headers) {
		TypeSpec.Builder type = Sources.classBuilder(className)
			.addModifiers(Modifier.PUBLIC, Modifier.FINAL)
			.addJavadoc("The answer to {@code $L}.\n", action)
			.superclass(ClassName.get(Packages.RESPONSE, "ManagerResponse"))
			.addMethod(MethodSpec.constructorBuilder()
				.addModifiers(Modifier.PUBLIC)
				.addParameter(Packages.AMI_MESSAGE, "message")
				.addJavadoc("Creates the view.\n@param message the response message\n")
				.addStatement("super(message)")
				.build());
		this.getters.addHeaders(type, headers, false);
		return type.build();
	}

}
