package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.palantir.javapoet.JavaFile;

/**
 * Writes the generated sources of the client. Its build runs it before it compiles.
 */
public final class GenerateSources {

	private GenerateSources() {
	}

	/**
	 * Writes the sources.
	 * @param arguments the directory to write to
	 * @throws IOException if the catalogue cannot be read or the directory not written
	 */
	public static void main(String[] arguments) throws IOException {
		Catalogue catalogue = Catalogue.load();
		List<JavaFile> files = new ArrayList<>(new EventSources(catalogue).generate());
		files.addAll(new EventFacts(catalogue).generate());
		files.addAll(new ActionSources(catalogue).generate());
		files.addAll(new ResponseSources(catalogue).generate());
		Sources.write(files, Path.of(arguments[0]));
		System.out.printf("Generated %d types of %d events, %d actions and %d headers%n", files.size(),
				catalogue.events().size(), catalogue.actions().size(), catalogue.headers().size());
	}

}
