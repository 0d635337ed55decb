package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.annotation.processing.Generated;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Source files: how they begin, and how they get to disk.
 */
final class Sources {

	private static final AnnotationSpec GENERATED = AnnotationSpec.builder(Generated.class)
		.addMember("value", "$S", "ami-catalogue.json")
		.build();

	private Sources() {
	}

	static TypeSpec.Builder classBuilder(String name) {
		return TypeSpec.classBuilder(name).addAnnotation(GENERATED);
	}

	static TypeSpec.Builder interfaceBuilder(String name) {
		return TypeSpec.interfaceBuilder(name).addAnnotation(GENERATED);
	}

	static TypeSpec.Builder enumBuilder(String name) {
		return TypeSpec.enumBuilder(name).addAnnotation(GENERATED);
	}

	static TypeName nullable(TypeName type) {
		return type.annotated(AnnotationSpec.builder(Packages.NULLABLE).build());
	}

	static JavaFile file(String packageName, TypeSpec type) {
		return JavaFile.builder(packageName, type).indent("\t").skipJavaLangImports(true).build();
	}

	/**
	 * Makes a directory hold exactly these files. What is unchanged is not touched, so
	 * that the compiler sees what is new.
	 * @param files the files
	 * @param directory root of the packages
	 * @throws IOException if it cannot be written
	 */
	static void write(List<JavaFile> files, Path directory) throws IOException {
		Set<Path> written = new HashSet<>();
		for (JavaFile file : files) {
			Path path = directory
				.resolve(file.packageName().replace('.', '/') + "/" + file.typeSpec().name() + ".java");
			if (!written.add(path)) {
				throw new IllegalArgumentException("Two types are named " + file.typeSpec().name());
			}
			writeIfChanged(path, file.toString());
		}
		deleteOthers(directory, written);
	}

	static void writeIfChanged(Path path, String text) throws IOException {
		if (!Files.exists(path) || !Files.readString(path).equals(text)) {
			Files.createDirectories(path.getParent());
			Files.writeString(path, text);
		}
	}

	private static void deleteOthers(Path directory, Set<Path> keep) throws IOException {
		List<Path> stale;
		try (Stream<Path> files = Files.walk(directory)) {
			stale = files.filter(Files::isRegularFile).filter((file) -> !keep.contains(file)).toList();
		}
		for (Path file : stale) {
			Files.delete(file);
		}
	}

}
