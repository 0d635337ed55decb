package io.github.asteriskmanager.benchmarks.actions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.asteriskmanager.benchmarks.Figures;
import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * Measures actions through this client, asterisk-java and a raw socket, in turn and
 * several times, all against one server in a process of its own.
 */
public final class ActionsBenchmark {

	/**
	 * Of each row, long enough for the compiler of the Java virtual machine to be
	 * through.
	 */
	private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(Long.getLong("warmup", 10_000));

	private ActionsBenchmark() {
	}

	/** What is measured, and its unit. */
	private record Row(String label, Measured measured) {
	}

	/** Gives one figure for each unit of its row. */
	@FunctionalInterface
	private interface Measured {

		Map<String, Double> measure(int port) throws Exception;

	}

	/**
	 * Measures and prints a table.
	 * @param args number of rounds, 5 if not given; then a part of the names of the rows
	 * wanted, else all
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 5;
		List<Row> rows = List.of(new Row("raw socket", RoundTrips::raw), new Row("this client", RoundTrips::own),
				new Row("asterisk-java", RoundTrips::asteriskJava),
				new Row("raw socket, batched, 64 outstanding", (port) -> Pipelines.raw(port, 64)),
				new Row("this client, 64 outstanding", (port) -> Pipelines.own(port, 64)),
				new Row("this client, 1,024 outstanding", (port) -> Pipelines.own(port, 1024)),
				new Row("asterisk-java, 64 outstanding", (port) -> Pipelines.asteriskJava(port, 64)),
				new Row("this client, list of 100,000 items", Lists::own),
				new Row("this client, the same list streamed", Lists::streamed),
				new Row("asterisk-java, list of 100,000 items", Lists::asteriskJava),
				new Row("this client, 50,000 events/s and sleeping listeners", RoundTrips::duringFlood));
		List<Row> wanted = rows.stream().filter((row) -> args.length < 2 || row.label().contains(args[1])).toList();
		Figures figures = new Figures("actions");
		Process server = FloodControl.startServer();
		try {
			int port = Integer.parseInt(server.inputReader(StandardCharsets.US_ASCII).readLine());
			for (Row row : wanted) {
				long start = System.nanoTime();
				while (System.nanoTime() - start < WARM_UP_NANOS) {
					row.measured().measure(port);
				}
			}
			for (int round = 0; round < rounds; round++) {
				for (Row row : wanted) {
					figures.addAll(row.label(), row.measured().measure(port));
				}
			}
		}
		finally {
			server.destroy();
		}
		print(figures);
	}

	private static void print(Figures figures) {
		System.out.println(figures.heading());
		System.out.println("| | figures |\n|---|---|");
		for (String row : figures.rows()) {
			System.out.println("| " + row + " | "
					+ figures.measured(row)
						.stream()
						.map((unit) -> figures.text(row, unit, 0) + " " + unit)
						.collect(Collectors.joining("; "))
					+ " |");
		}
	}

}
