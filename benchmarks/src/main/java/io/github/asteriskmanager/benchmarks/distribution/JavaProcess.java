package io.github.asteriskmanager.benchmarks.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * Processes of the same Java and class path.
 */
final class JavaProcess {

	private JavaProcess() {
	}

	static Process start(Class<?> type, List<String> options, List<String> args) throws IOException {
		List<String> command = new ArrayList<>(List.of(FloodControl.java()));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
		command.addAll(args);
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	/** Closes its input, upon which it ends. */
	static void end(Process process) {
		try {
			process.getOutputStream().close();
			process.waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
