package io.github.asteriskmanager.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;

/**
 * Seeds and former findings of the fuzzer, kept beside the class that it runs. Each build
 * tries them without the fuzzer, which would slow down all tests of its process.
 */
public final class FuzzInputs {

	private FuzzInputs() {
	}

	/**
	 * Reads the inputs of a fuzz test.
	 * @param test its class, which has one method
	 * @return the inputs by the names of their files
	 */
	public static Stream<Named<byte[]>> of(Class<?> test) {
		URL directory = Objects.requireNonNull(test.getResource(test.getSimpleName() + "Inputs"));
		try (Stream<Path> files = Files.walk(Path.of(directory.toURI()))) {
			return files.filter(Files::isRegularFile)
				.sorted()
				.map((file) -> Named.of(file.getFileName().toString(), read(file)))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
