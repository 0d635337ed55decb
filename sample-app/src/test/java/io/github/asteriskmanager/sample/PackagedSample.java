package io.github.asteriskmanager.sample;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jar that the build has packaged, and how to run it.
 */
public final class PackagedSample {

	private static final String NAME = "sample-app-[^-]+(-SNAPSHOT)?\\.jar";

	private PackagedSample() {
	}

	/** The jar. */
	public static Path jar() {
		try (Stream<Path> built = Files.list(Path.of("target"))) {
			return built.filter((file) -> file.getFileName().toString().matches(NAME))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("There is no jar in target: run 'mvn verify'"))
				.toAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A command for the Java that runs this test, to add to. */
	public static List<String> java(String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
		command.addAll(List.of(arguments));
		return command;
	}

}
