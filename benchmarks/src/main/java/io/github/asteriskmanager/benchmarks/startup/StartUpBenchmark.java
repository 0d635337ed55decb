package io.github.asteriskmanager.benchmarks.startup;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.asteriskmanager.benchmarks.Figures;
import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * Starts an empty Boot application with and without this starter, in turn.
 */
public final class StartUpBenchmark {

	/** Boot configures itself for these, which other benchmarks need. */
	private static final Pattern OF_BROKERS = Pattern
		.compile("kafka|rabbit|amqp|spring-tx|spring-messaging|spring-boot-persistence|spring-boot-transaction");

	private StartUpBenchmark() {
	}

	/**
	 * Measures and prints a table.
	 * @param args number of rounds, 7 if not given
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 7;
		Figures figures = new Figures("startup");
		Process server = FloodControl.startServer();
		try {
			String port = server.inputReader(StandardCharsets.US_ASCII).readLine();
			for (int round = 0; round < rounds; round++) {
				for (String kind : List.of("empty", "starter", "connected")) {
					double[] measured = start(kind, port);
					figures.addAll(label(kind), Map.of("ms", measured[0], "MB", measured[1], "classes", measured[2]));
				}
			}
		}
		finally {
			server.destroy();
		}
		System.out.println(figures.heading());
		System.out
			.println("| Boot application | ms to start | MB of heap in use | classes loaded |\n|---|---|---|---|");
		for (String row : figures.rows()) {
			System.out.println("| " + row + " | " + figures.text(row, "ms", 0) + " | " + figures.text(row, "MB", 1)
					+ " | " + figures.text(row, "classes", 0) + " |");
		}
	}

	private static String label(String kind) {
		return switch (kind) {
			case "empty" -> "empty";
			case "starter" -> "with the starter, no provider";
			default -> "with the starter and a provider, until it is ready";
		};
	}

	private static double[] start(String kind, String port) throws IOException {
		Process application = new ProcessBuilder(FloodControl.java(), "-Xmx256m", "-cp", classPath(),
				EmptyApplication.class.getName(), kind, port)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(application.getInputStream(), StandardCharsets.UTF_8))) {
			String last = output.lines().reduce("", (before, line) -> line);
			return Stream.of(last.split(" ")).mapToDouble(Double::parseDouble).toArray();
		}
	}

	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((path) -> !OF_BROKERS.matcher(Path.of(path).getFileName().toString()).find())
			.collect(Collectors.joining(File.pathSeparator));
	}

}
