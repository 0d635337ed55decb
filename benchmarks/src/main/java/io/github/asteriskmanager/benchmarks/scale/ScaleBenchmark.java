package io.github.asteriskmanager.benchmarks.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.asteriskmanager.benchmarks.Figures;
import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * A thousand providers, on platform and on virtual threads, each time in a new process.
 */
public final class ScaleBenchmark {

	private ScaleBenchmark() {
	}

	/**
	 * Measures and prints a table.
	 * @param args number of rounds, 3 if not given
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 3;
		Figures figures = new Figures("scale");
		List<String> kinds = (Runtime.version().feature() >= 21) ? List.of("platform", "virtual") : List.of("platform");
		for (int round = 0; round < rounds; round++) {
			for (String kind : kinds) {
				run(kind).forEach((what, figure) -> figures.add(what, kind, figure));
			}
		}
		System.out.println(figures.heading());
		System.out.println("| 1,000 providers | " + String.join(" threads | ", kinds) + " threads |\n|---|"
				+ "---|".repeat(kinds.size()));
		for (String row : figures.rows()) {
			System.out.println("| " + row + " | "
					+ kinds.stream().map((kind) -> figures.text(row, kind, 1)).collect(Collectors.joining(" | "))
					+ " |");
		}
	}

	private static Map<String, Double> run(String kind) throws IOException {
		Process server = FloodControl.startServer();
		try {
			String port = server.inputReader(StandardCharsets.US_ASCII).readLine();
			Process client = new ProcessBuilder(FloodControl.java(), "-Xmx1g", "-cp",
					System.getProperty("java.class.path"), ThousandProviders.class.getName(), port, kind)
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			Map<String, Double> figures = new LinkedHashMap<>();
			try (BufferedReader output = new BufferedReader(
					new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
				output.lines()
					.map((line) -> line.split("\t"))
					.forEach((cells) -> figures.put(cells[0], Double.valueOf(cells[1])));
			}
			return figures;
		}
		finally {
			server.destroy();
		}
	}

}
