package io.github.asteriskmanager.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That Docker Compose understands the files beside this module, and finds in them what
 * they promise. It runs none of them: their images are in a registry.
 */
@EnabledIf(value = "composeIsThere", disabledReason = "there is no 'docker compose'")
class ComposeFilesIntegrationTests {

	static boolean composeIsThere() throws Exception {
		try {
			return run("docker", "compose", "version").exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "compose.yaml asterisk",
			"compose-farm.yaml pbx1 pbx2 postgres kafka collector1 collector2 worker1 worker2" })
	void composeUnderstands(String fileAndServices) throws Exception {
		String[] words = fileAndServices.split(" ");
		Process compose = run("docker", "compose", "--file", words[0], "config", "--services");
		String output = new String(compose.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(compose.exitValue()).as(output).isZero();
		assertThat(output.lines()).containsExactlyInAnyOrder(Arrays.copyOfRange(words, 1, words.length));
	}

	private static Process run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return process;
	}

}
