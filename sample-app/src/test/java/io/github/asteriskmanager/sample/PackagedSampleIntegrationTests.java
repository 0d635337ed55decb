package io.github.asteriskmanager.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample as it is delivered: the jar that the build has packaged, in processes of its
 * own.
 */
class PackagedSampleIntegrationTests {

	private static final Duration SOON = Duration.ofMinutes(2);

	private static final Path JAR = PackagedSample.jar();

	private final List<Process> started = new ArrayList<>();

	@TempDir
	private Path directory;

	@AfterEach
	void stop() {
		this.started.forEach(Process::destroyForcibly);
	}

	@Test
	void runsFromItsJar() throws Exception {
		assertRuns("Starting SampleApplication", PackagedSample.java("-jar", JAR.toString()));
	}

	@Test
	void runsAsProcessedAheadOfTime() throws Exception {
		assertRuns("Starting AOT-processed SampleApplication", PackagedSample.java("-Dspring.aot.enabled=true", "-jar",
				JAR.toString(), "--spring.threads.virtual.enabled=true"));
	}

	@Test
	void runsFromItsLayers() throws Exception {
		assertThat(output(PackagedSample.java("-Djarmode=tools", "-jar", JAR.toString(), "list-layers")).lines())
			.containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
		Path layers = this.directory.resolve("layers");
		output(PackagedSample.java("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--layers", "--destination",
				layers.toString()));
		// as the COPY instructions of a Dockerfile do
		Path image = this.directory.resolve("image");
		try (Stream<Path> each = Files.list(layers)) {
			for (Path layer : each.toList()) {
				FileSystemUtils.copyRecursively(layer, image);
			}
		}
		assertThat(layers.resolve("application").resolve(JAR.getFileName())).exists();
		assertRuns("Starting SampleApplication",
				PackagedSample.java("-jar", image.resolve(JAR.getFileName()).toString()));
	}

	private void assertRuns(String beginning, List<String> command) throws Exception {
		Path output = this.directory.resolve("output.txt");
		List<String> onAnyPort = new ArrayList<>(command);
		onAnyPort.add("--server.port=0");
		Process process = start(onAnyPort, output);
		await().atMost(SOON)
			.until(() -> !process.isAlive()
					|| read(output).contains("rings") && read(output).contains("hung up, Normal Clearing"));
		assertThat(process.isAlive()).as(read(output)).isTrue();
		process.destroy();
		assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(read(output)).contains(beginning, "[demo] is READY")
			.doesNotContain(" WARN ")
			.doesNotContain(" ERROR ");
	}

	private String output(List<String> command) throws Exception {
		Path output = this.directory.resolve("tool.txt");
		assertThat(start(command, output).waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		return read(output);
	}

	private Process start(List<String> command, Path output) throws IOException {
		Process process = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		this.started.add(process);
		return process;
	}

	private static String read(Path output) throws IOException {
		return Files.readString(output, StandardCharsets.UTF_8);
	}

}
