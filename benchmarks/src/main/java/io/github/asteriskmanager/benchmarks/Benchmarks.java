package io.github.asteriskmanager.benchmarks;

import java.util.Arrays;

import io.github.asteriskmanager.benchmarks.actions.ActionsBenchmark;
import io.github.asteriskmanager.benchmarks.distribution.DistributionBenchmark;
import io.github.asteriskmanager.benchmarks.events.BurstBenchmark;
import io.github.asteriskmanager.benchmarks.events.EventsBenchmark;
import io.github.asteriskmanager.benchmarks.live.LiveBenchmark;
import io.github.asteriskmanager.benchmarks.modes.DispatchModesBenchmark;
import io.github.asteriskmanager.benchmarks.scale.ScaleBenchmark;
import io.github.asteriskmanager.benchmarks.startup.StartUpBenchmark;

/**
 * Runs the benchmark that the first argument names.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Runs a benchmark, which prints a table in Markdown.
	 * @param args {@code events}, {@code actions}, {@code burst}, {@code kafka},
	 * {@code rabbit}, {@code live}, {@code scale}, {@code startup}, {@code modes} or
	 * {@code micro}, and its own arguments
	 * @throws Exception if it fails
	 */
	public static void main(String[] args) throws Exception {
		String[] rest = (args.length > 1) ? Arrays.copyOfRange(args, 1, args.length) : new String[0];
		switch ((args.length > 0) ? args[0] : "") {
			case "events" -> EventsBenchmark.main(rest);
			case "actions" -> ActionsBenchmark.main(rest);
			case "burst" -> BurstBenchmark.main(rest);
			case "kafka", "rabbit" -> DistributionBenchmark.main(args);
			case "live" -> LiveBenchmark.main(rest);
			case "scale" -> ScaleBenchmark.main(rest);
			case "startup" -> StartUpBenchmark.main(rest);
			case "modes" -> DispatchModesBenchmark.main(rest);
			case "micro" -> org.openjdk.jmh.Main.main((rest.length > 0) ? rest : new String[] { "-prof", "gc" });
			default -> throw new IllegalArgumentException(
					"Give one of: events, actions, burst, kafka, rabbit, live, scale, startup, modes, micro");
		}
	}

}
