package io.github.asteriskmanager.boot.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The model behind the sizing page, and that the page shows what it prints.
 */
@EnabledOnOs(value = { OS.LINUX, OS.MAC }, disabledReason = "the model is a script for awk")
class ScaleModelTests {

	private static final Path DOCS = Path.of("..", "docs");

	@Test
	void pageShowsWhatTheModelPrints() throws Exception {
		assertThat(Files.readString(DOCS.resolve("scale.md"))).contains("```text\n" + run(0) + "```");
	}

	@Test
	void figuresAreTakenFromTheCommandLine() throws Exception {
		assertThat(run(0, "calls=2").lines().filter((line) -> line.startsWith("  10000 "))).singleElement()
			.asString()
			.contains("400000");
	}

	@Test
	void figuresThatMeanNothingAreRefused() throws Exception {
		assertThat(run(1, "call=2")).isEqualTo("There is no figure \"call\"\n");
		assertThat(run(1, "cores=none")).isEqualTo("cores=none is no positive number\n");
	}

	private static String run(int status, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(DOCS.resolve("scale").resolve("model").toString()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(output).isEqualTo(status);
		return output;
	}

}
