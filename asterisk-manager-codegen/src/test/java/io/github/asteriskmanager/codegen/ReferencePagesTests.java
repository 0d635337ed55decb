package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReferencePagesTests {

	@Test
	void pagesAreThoseOfTheCatalogue() throws IOException {
		new ReferencePages(Catalogue.load()).pages()
			.forEach((name, text) -> assertThat(Path.of("..", "docs", "reference", name))
				.as("stale; run: mvn -pl asterisk-manager-codegen compile exec:java@reference-pages")
				.content()
				.isEqualTo(text));
	}

}
