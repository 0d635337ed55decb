package io.github.asteriskmanager.benchmarks.startup;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.asteriskmanager.benchmarks.Figures;
import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * Starts an empty Boot application with and without this starter, in turn: as it is, and
 * with an archive of the classes that it loads, which an application can ship.
 */
public final class StartUpBenchmark {

	/** Boot configures itself for these, which other benchmarks need. */
	private static final Pattern OF_BROKERS = Pattern
		.compile("kafka|rabbit|amqp|spring-tx|spring-messaging|spring-boot-persistence|spring-boot-transaction");

	private static final boolean AOT_CACHE = Runtime.version().feature() >= 25;

	private static final String MAKE_ARCHIVE = (AOT_CACHE) ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";

	private static final String USE_ARCHIVE = (AOT_CACHE) ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";

	private static final List<String> KINDS = List.of("empty", "starter", "connected");

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
			Map<String, Path> archives = new LinkedHashMap<>();
			for (String kind : KINDS) {
				archives.put(kind, archive(kind, port));
			}
			for (int round = 0; round < rounds; round++) {
				for (String kind : KINDS) {
					add(figures, label(kind), start(kind, port, "-Xshare:auto"));
				}
				for (String kind : KINDS) {
					add(figures, label(kind) + ", classes archived",
							start(kind, port, USE_ARCHIVE + archives.get(kind)));
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

	private static void add(Figures figures, String row, double[] measured) {
		figures.addAll(row, Map.of("ms", measured[0], "MB", measured[1], "classes", measured[2]));
	}

	private static String label(String kind) {
		return switch (kind) {
			case "empty" -> "empty";
			case "starter" -> "with the starter, no provider";
			default -> "with the starter and a provider, until it is ready";
		};
	}

	private static Path archive(String kind, String port) throws IOException, InterruptedException {
		Path archive = Files.createTempFile("classes", ".archive");
		archive.toFile().deleteOnExit();
		application(kind, port, MAKE_ARCHIVE + archive).redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		return archive;
	}

	private static double[] start(String kind, String port, String option) throws IOException {
		Process application = application(kind, port, option).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (BufferedReader output = application.inputReader(StandardCharsets.UTF_8)) {
			String last = output.lines().reduce("", (before, line) -> line);
			return Stream.of(last.split(" ")).mapToDouble(Double::parseDouble).toArray();
		}
	}

	private static ProcessBuilder application(String kind, String port, String option) {
		return new ProcessBuilder(FloodControl.java(), "-Xmx256m", option, "-cp", classPath(),
				EmptyApplication.class.getName(), kind, port);
	}

	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((path) -> !OF_BROKERS.matcher(Path.of(path).getFileName().toString()).find())
			.collect(Collectors.joining(File.pathSeparator));
	}

}
