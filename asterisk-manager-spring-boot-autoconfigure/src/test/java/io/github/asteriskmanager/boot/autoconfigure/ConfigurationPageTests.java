package io.github.asteriskmanager.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/configuration.md} is what the properties are.
 */
class ConfigurationPageTests {

	private static final Path PAGE = Path.of("../docs/configuration.md");

	private static final String COMMAND = "mvn -pl asterisk-manager-spring-boot-autoconfigure -am test "
			+ "-Dtest=ConfigurationPageTests -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write";

	@Test
	void pageIsUpToDate() throws IOException {
		String page = ConfigurationPage.read().write();
		if (System.getProperty("docs.write") != null) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("docs/configuration.md is stale; write it anew with%n%n  %s%n", COMMAND)
			.exists()
			.hasContent(page);
	}

	@Test
	void contributorsAreToldTheCommand() {
		assertThat(Path.of("../CONTRIBUTING.md")).content().contains(COMMAND);
	}

	@Test
	void deprecatedKeyNamesItsReplacement() {
		assertThat(ConfigurationPage.of("""
				{ "properties": [ { "name": "asterisk.manager.old", "type": "java.lang.Boolean",
				    "description": "Whether it is old.", "deprecated": true,
				    "deprecation": { "since": "0.2.0", "replacement": "asterisk.manager.new" } } ] }
				""").write()).contains("| `old` | `true`, `false` |  | "
				+ "**Deprecated** since 0.2.0; use `asterisk.manager.new` Whether it is old. |");
	}

}
