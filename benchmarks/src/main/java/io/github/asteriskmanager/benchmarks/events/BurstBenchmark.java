package io.github.asteriskmanager.benchmarks.events;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.benchmarks.Figures;
import io.github.asteriskmanager.benchmarks.server.FloodControl;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;

/**
 * A million events as fast as they can be sent, for a listener that takes 50 µs for each,
 * through a queue as it is by default: what is held in memory, and whether the account of
 * the events is exact.
 */
public final class BurstBenchmark {

	private static final long EVENTS = 1_000_000;

	private static final long LISTENER_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

	private static final long FLOOD_MILLIS = 250;

	private BurstBenchmark() {
	}

	/**
	 * Measures and prints a table.
	 * @param args number of rounds, 5 if not given
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 5;
		Figures figures = new Figures("burst");
		Process server = FloodControl.startServer();
		try {
			int port = Integer.parseInt(server.inputReader(StandardCharsets.US_ASCII).readLine());
			for (int round = 0; round < rounds; round++) {
				figures.addAll("burst", measure(port));
			}
		}
		finally {
			server.destroy();
		}
		System.out.println(figures.heading());
		System.out.println("| a burst for a listener of 50 µs | |\n|---|---|");
		figures.measured("burst")
			.forEach((what) -> System.out.println("| " + what + " | " + figures.text("burst", what, 1) + " |"));
	}

	private static Map<String, Double> measure(int port) throws Exception {
		LongAdder told = new LongAdder();
		long before = live();
		try (ManagerProvider provider = ManagerProvider.create(OwnClient.options(port).build());
				FloodControl control = new FloodControl(port)) {
			provider.subscribe(ManagerEvent.class, (event) -> spin());
			provider.subscribe(EventsLostEvent.class, (lost) -> told.add((lost.to() != null) ? lost.count() : 0));
			provider.start();
			provider.awaitReady(Duration.ofSeconds(10));
			long others = provider.getStatistics().eventsReceived();
			long start = System.nanoTime();
			long sent = flood(control);
			double held = (live() - before) / 1e6;
			ProviderStatistics end = awaitEnd(provider, sent + others);
			Map<String, Double> figures = new LinkedHashMap<>();
			figures.put("events sent", (double) sent);
			figures.put("events/s read", sent * 1e9 / (System.nanoTime() - start));
			figures.put("MB of heap held at the end of the burst", held);
			figures.put("events delivered", (double) end.eventsDelivered());
			figures.put("events dropped", (double) end.eventsDropped());
			figures.put("events dropped and not told to the application", (double) (end.eventsDropped() - told.sum()));
			figures.put("events neither delivered nor dropped",
					(double) (sent + others - end.eventsDelivered() - end.eventsDropped()));
			return figures;
		}
	}

	/** Sends in some floods; each ends with one event more. */
	private static long flood(FloodControl control) throws IOException {
		long sent = 0;
		while (sent < EVENTS) {
			sent += control.flood(FLOOD_MILLIS, 0) + 1;
		}
		return sent;
	}

	private static ProviderStatistics awaitEnd(ManagerProvider provider, long received) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		ProviderStatistics now = provider.getStatistics();
		while ((now.eventsReceived() < received || now.eventsDelivered() + now.eventsDropped() < received)
				&& System.nanoTime() < deadline) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
			now = provider.getStatistics();
		}
		return now;
	}

	private static void spin() {
		long end = System.nanoTime() + LISTENER_NANOS;
		while (System.nanoTime() < end) {
			Thread.onSpinWait();
		}
	}

	private static long live() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
