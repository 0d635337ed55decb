package io.github.asteriskmanager.benchmarks.events;

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
import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * Floods every variant in turn, several times, each time in a new process, so that what
 * disturbs the machine disturbs all alike.
 */
public final class EventsBenchmark {

	/** Long enough for the compiler of the Java virtual machine to be through. */
	private static final String WARM_UP_MILLIS = System.getProperty("warmup", "45000");

	private static final String MILLIS = System.getProperty("millis", "2000");

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
		Figures figures = new Figures("events");
		Process server = FloodControl.startServer();
		try {
			String port = server.inputReader(StandardCharsets.US_ASCII).readLine();
			for (int round = 0; round < rounds; round++) {
				for (Variant variant : variants) {
					figures.addAll(variant.name(), measure(variant, port).figures());
				}
			}
		}
		finally {
			server.destroy();
		}
		print(figures);
	}

	private static Measurement measure(Variant variant, String port) throws IOException {
		List<String> command = new ArrayList<>(List.of(FloodControl.java(), "-Xms512m", "-Xmx512m"));
		Stream.of(System.getProperty("client.options", "").split(" "))
			.filter((option) -> !option.isEmpty())
			.forEach(command::add);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClientProcess.class.getName(),
				variant.name(), port, WARM_UP_MILLIS, MILLIS));
		Process client = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
			String last = output.lines().reduce("", (before, line) -> line);
			return Measurement.ofLine(last);
		}
	}

	private static void print(Figures figures) {
		System.out.println(figures.heading());
		System.out.println("| | events/s | of frame-end scanner | × asterisk-java | CPU s per million events "
				+ "| of asterisk-java | bytes allocated per event | of asterisk-java | peak heap MB |");
		System.out.println("|---|---|---|---|---|---|---|---|---|");
		for (Variant variant : Variant.values()) {
			String row = variant.name();
			String rival = rival(variant).name();
			if (figures.rows().contains(row)) {
				System.out
					.println("| "
							+ String.join(" | ", variant.label(), figures.text(row, "rate", 0),
									ratio(figures, row, Variant.FRAMES.name(), "rate", "%.2f"),
									ratio(figures, row, rival, "rate", "%.1f"), figures.text(row, "cpu", 2),
									ratio(figures, rival, row, "cpu", "1/%.1f"), figures.text(row, "bytes", 0),
									ratio(figures, rival, row, "bytes", "1/%.1f"), figures.text(row, "heap", 0))
							+ " |");
			}
		}
	}

	private static Variant rival(Variant variant) {
		return switch (variant) {
			case OWN_SPRING, ASTERISK_JAVA_SPRING -> Variant.ASTERISK_JAVA_SPRING;
			case OWN_GETTERS, OWN_HEADERS, ASTERISK_JAVA_GETTERS -> Variant.ASTERISK_JAVA_GETTERS;
			default -> Variant.ASTERISK_JAVA_THREE;
		};
	}

	private static String ratio(Figures figures, String row, String other, String what, String format) {
		Statistics figure = figures.of(row, what);
		Statistics rival = figures.of(other, what);
		return (figure != null && rival != null) ? String.format(Locale.ROOT, format, figure.median() / rival.median())
				: "";
	}

}
