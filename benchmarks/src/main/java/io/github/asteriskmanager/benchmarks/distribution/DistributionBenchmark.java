package io.github.asteriskmanager.benchmarks.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
 * Has one process publish the recorded mix to a Kafka broker and another consume it, each
 * time anew, and compares that with what they do without Kafka. Server and broker are
 * processes too, on the same machine.
 */
public final class KafkaBenchmark {

	private static final String WARM_UP_MILLIS = System.getProperty("warmup", "6000");

	private static final String MILLIS = System.getProperty("millis", "3000");

	private KafkaBenchmark() {
	}

	/**
	 * Measures and prints a table.
	 * @param args number of rounds, 5 if not given
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 5;
		Figures figures = new Figures("kafka");
		Process server = FloodControl.startServer();
		Process broker = start(BrokerProcess.class, "-Xmx512m", "-XX:+UseSerialGC");
		try {
			String port = server.inputReader(StandardCharsets.US_ASCII).readLine();
			String address = broker.inputReader(StandardCharsets.US_ASCII).readLine();
			for (int round = 0; round < rounds; round++) {
				round(figures, address, "events-" + ProcessHandle.current().pid() + "-" + round, port);
			}
		}
		finally {
			end(server);
			end(broker);
		}
		print(figures);
	}

	private static void round(Figures figures, String broker, String topic, String port) throws IOException {
		String published = "";
		for (Role role : List.of(Role.HEAR, Role.LISTEN, Role.PUBLISH)) {
			String line = measure(role.name(), broker, topic, port, WARM_UP_MILLIS, MILLIS);
			figures.addAll(role.name(), Measurement.ofLine(line).figures());
			published = line.substring(line.lastIndexOf(' ') + 1);
		}
		figures.addAll(Role.CONSUME.name(),
				Measurement.ofLine(measure(Role.CONSUME.name(), broker, topic, published)).figures());
	}

	private static String measure(String... args) throws IOException {
		List<String> options = new ArrayList<>(List.of("-Xms512m", "-Xmx512m"));
		Stream.of(System.getProperty("client.options", "").split(" "))
			.filter((option) -> !option.isEmpty())
			.forEach(options::add);
		Process process = start(KafkaProcess.class, options.toArray(String[]::new), args);
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			String last = output.lines().reduce("", (before, line) -> line);
			System.err.println(args[0] + ": " + last);
			return last;
		}
	}

	private static Process start(Class<?> type, String... options) throws IOException {
		return start(type, options, new String[0]);
	}

	private static Process start(Class<?> type, String[] options, String[] args) throws IOException {
		List<String> command = new ArrayList<>(List.of(FloodControl.java()));
		command.addAll(List.of(options));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
		command.addAll(List.of(args));
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	private static void end(Process process) throws IOException, InterruptedException {
		process.getOutputStream().close();
		process.waitFor();
	}

	private static void print(Figures figures) {
		System.out.println(figures.heading());
		System.out.println(
				"| | events/s | CPU s per million events | added | bytes allocated per event | added | peak heap MB |");
		System.out.println("|---|---|---|---|---|---|---|");
		for (Role role : Role.values()) {
			String row = role.name();
			String without = ((role == Role.CONSUME) ? Role.LISTEN : Role.HEAR).name();
			System.out.println("| " + String.join(" | ", role.label(), figures.text(row, "rate", 0),
					figures.text(row, "cpu", 2), added(figures, row, without, "cpu", 2), figures.text(row, "bytes", 0),
					added(figures, row, without, "bytes", 0), figures.text(row, "heap", 0)) + " |");
		}
	}

	private static String added(Figures figures, String row, String without, String what, int decimals) {
		Statistics with = figures.of(row, what);
		Statistics bare = figures.of(without, what);
		return (with == null || bare == null || row.equals(without)) ? ""
				: String.format(Locale.ROOT, "%+,." + decimals + "f", with.median() - bare.median());
	}

}
