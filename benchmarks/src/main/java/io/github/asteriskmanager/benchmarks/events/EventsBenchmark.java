package io.github.asteriskmanager.benchmarks.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.github.asteriskmanager.benchmarks.Statistics;
import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * Floods every variant in turn, several times, each time in a new process, so that what
 * disturbs the machine disturbs all alike.
 */
public final class EventsBenchmark {

	private static final String MILLIS = System.getProperty("millis", "3000");

	private EventsBenchmark() {
	}

	/**
	 * Measures and prints a table.
	 * @param args number of rounds, 5 if not given; then names of variants, else all
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 5;
		List<Variant> variants = (args.length > 1) ? Stream.of(args).skip(1).map(Variant::valueOf).toList()
				: List.of(Variant.values());
		Map<Variant, List<Measurement>> results = new EnumMap<>(Variant.class);
		Process server = FloodControl.startServer();
		try {
			String port = server.inputReader(StandardCharsets.US_ASCII).readLine();
			for (int round = 0; round < rounds; round++) {
				for (Variant variant : variants) {
					results.computeIfAbsent(variant, (key) -> new ArrayList<>()).add(measure(variant, port));
				}
			}
		}
		finally {
			server.destroy();
		}
		print(results);
	}

	private static Measurement measure(Variant variant, String port) throws IOException {
		List<String> command = new ArrayList<>(List.of(FloodControl.java(), "-Xms512m", "-Xmx512m"));
		Stream.of(System.getProperty("client.options", "").split(" "))
			.filter((option) -> !option.isEmpty())
			.forEach(command::add);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClientProcess.class.getName(),
				variant.name(), port, MILLIS));
		Process client = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
			String last = output.lines().reduce("", (before, line) -> line);
			return Measurement.ofLine(last);
		}
	}

	private static void print(Map<Variant, List<Measurement>> results) {
		System.out.printf("%nJava %s, %d rounds, medians (smallest–largest)%n%n", Runtime.version(),
				results.values().iterator().next().size());
		System.out.println("| | events/s | of frame-end scanner | × asterisk-java | CPU s per million events "
				+ "| bytes allocated per event | peak heap MB |");
		System.out.println("|---|---|---|---|---|---|---|");
		results.forEach((variant, runs) -> {
			Statistics rate = of(runs, Measurement::rate);
			System.out.printf(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %s |%n", variant.label(), rate.text(0),
					ratio(rate, results.get(Variant.FRAMES), "%.2f"), ratio(rate, results.get(rival(variant)), "%.1f"),
					of(runs, Measurement::cpu).text(2), of(runs, Measurement::allocated).text(0),
					of(runs, Measurement::peakHeap).text(0));
		});
	}

	private static Variant rival(Variant variant) {
		return switch (variant) {
			case OWN_SPRING, ASTERISK_JAVA_SPRING -> Variant.ASTERISK_JAVA_SPRING;
			case OWN_GETTERS, OWN_HEADERS, ASTERISK_JAVA_GETTERS -> Variant.ASTERISK_JAVA_GETTERS;
			default -> Variant.ASTERISK_JAVA_THREE;
		};
	}

	private static String ratio(Statistics rate, @org.jspecify.annotations.Nullable List<Measurement> runs,
			String format) {
		return (runs != null) ? String.format(Locale.ROOT, format, rate.median() / of(runs, Measurement::rate).median())
				: "";
	}

	private static Statistics of(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
		return Statistics.of(runs.stream().mapToDouble(figure).toArray());
	}

}
