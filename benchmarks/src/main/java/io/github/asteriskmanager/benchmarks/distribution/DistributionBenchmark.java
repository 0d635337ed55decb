package io.github.asteriskmanager.benchmarks.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.asteriskmanager.benchmarks.Figures;
import io.github.asteriskmanager.benchmarks.Statistics;
import io.github.asteriskmanager.benchmarks.events.Measurement;
import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * Has one process publish the recorded mix to a message broker and another consume it,
 * each time anew, and compares that with what they do without one. Server and broker are
 * processes too, on the same machine.
 */
public final class DistributionBenchmark {

	private static final String WARM_UP_MILLIS = System.getProperty("warmup", "30000");

	private static final String MILLIS = System.getProperty("millis", "10000");

	private final Figures figures;

	private final String name;

	private DistributionBenchmark(String name) {
		this.figures = new Figures(name);
		this.name = name;
	}

	/**
	 * Measures and prints a table.
	 * @param args {@code kafka} or {@code rabbit}, and the number of rounds, 5 if not
	 * given
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		DistributionBenchmark benchmark = new DistributionBenchmark(args[0]);
		benchmark.measure((args.length > 1) ? Integer.parseInt(args[1]) : 5);
		benchmark.print();
	}

	private void measure(int rounds) throws IOException {
		Process server = FloodControl.startServer();
		try (Broker broker = Broker.start(this.name)) {
			String port = server.inputReader(StandardCharsets.US_ASCII).readLine();
			for (int round = 0; round < rounds; round++) {
				round(broker.properties("events-" + ProcessHandle.current().pid() + "-" + round), port);
			}
		}
		finally {
			JavaProcess.end(server);
		}
	}

	private void round(List<String> broker, String port) throws IOException {
		String published = "";
		for (Role role : List.of(Role.HEAR, Role.LISTEN, Role.PUBLISH)) {
			String line = measure(role, List.of(port, WARM_UP_MILLIS, MILLIS), broker);
			published = line.substring(line.lastIndexOf(' ') + 1);
		}
		measure(Role.CONSUME, List.of(published), broker);
	}

	private String measure(Role role, List<String> numbers, List<String> broker) throws IOException {
		List<String> options = new ArrayList<>(List.of("-Xms512m", "-Xmx512m"));
		Stream.of(System.getProperty("client.options", "").split(" "))
			.filter((option) -> !option.isEmpty())
			.forEach(options::add);
		List<String> args = new ArrayList<>(List.of(this.name, role.name()));
		args.addAll(numbers);
		args.addAll(broker);
		Process process = JavaProcess.start(DistributionProcess.class, options, args);
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			String last = output.lines().reduce("", (before, line) -> line);
			System.err.println(role + ": " + last);
			this.figures.addAll(role.name(), Measurement.ofLine(last).figures());
			return last;
		}
	}

	private void print() {
		System.out.println(this.figures.heading());
		System.out.println(
				"| | events/s | CPU s per million events | added | bytes allocated per event | added | peak heap MB |");
		System.out.println("|---|---|---|---|---|---|---|");
		for (Role role : Role.values()) {
			String row = role.name();
			String without = ((role == Role.CONSUME) ? Role.LISTEN : Role.HEAR).name();
			System.out.println("| " + String.join(" | ", role.label(), this.figures.text(row, "rate", 0),
					this.figures.text(row, "cpu", 2), added(row, without, "cpu", 2), this.figures.text(row, "bytes", 0),
					added(row, without, "bytes", 0), this.figures.text(row, "heap", 0)) + " |");
		}
	}

	private String added(String row, String without, String what, int decimals) {
		Statistics with = this.figures.of(row, what);
		Statistics bare = this.figures.of(without, what);
		return (with == null || bare == null || row.equals(without)) ? ""
				: String.format(Locale.ROOT, "%+,." + decimals + "f", with.median() - bare.median());
	}

}
