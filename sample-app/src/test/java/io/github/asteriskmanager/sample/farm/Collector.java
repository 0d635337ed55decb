package io.github.asteriskmanager.sample.farm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.asteriskmanager.sample.PackagedSample;

/**
 * A process that runs the sample as a collector, as it was packaged. It logs in at the
 * servers with a user of its own.
 */
final class Collector implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final String user;

	private final Path output;

	private final Process process;

	private Collector(String user, Path output, Process process) {
		this.user = user;
		this.output = output;
		this.process = process;
	}

	/**
	 * Starts one.
	 * @param user its user
	 * @param directory where its output is kept
	 * @param arguments options of Spring Boot
	 */
	static Collector start(String user, Path directory, List<String> arguments) {
		// a process that lives for two minutes starts sooner without the second compiler
		List<String> command = PackagedSample.java("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
				PackagedSample.jar().toString());
		command.addAll(
				List.of("--spring.profiles.active=collector", "--server.port=0", "--asterisk.manager.cluster.name=farm",
						"--asterisk.manager.defaults.username=" + user, "--asterisk.manager.defaults.password=secret"));
		command.addAll(arguments);
		Path output = directory.resolve(user + ".txt");
		try {
			return new Collector(user, output,
					new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String user() {
		return this.user;
	}

	/** Ends it without a chance to say good-bye. */
	void kill() {
		this.process.destroyForcibly();
	}

	/** Stops it in the middle of whatever it does. */
	void freeze() {
		signal("STOP");
	}

	/** Lets it go on. */
	void resume() {
		signal("CONT");
	}

	private void signal(String signal) {
		List<String> command = new ArrayList<>(List.of("kill", "-s", signal, String.valueOf(this.process.pid())));
		try {
			int status = new ProcessBuilder(command).start().waitFor();
			if (status != 0) {
				throw new IllegalStateException(command + " failed: " + status);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Asks one of its endpoints; while it is frozen the question waits at its port. */
	CompletableFuture<String> get(String endpoint) {
		Matcher port = PORT.matcher(output());
		if (!port.find()) {
			throw new IllegalStateException(this.user + " has not started: " + output());
		}
		URI uri = URI.create("http://127.0.0.1:" + port.group(1) + "/actuator/" + endpoint);
		return CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
			.thenApply(HttpResponse::body);
	}

	/** What it has printed. */
	String output() {
		try {
			return Files.readString(this.output, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		kill();
	}

	@Override
	public String toString() {
		return this.user;
	}

}
