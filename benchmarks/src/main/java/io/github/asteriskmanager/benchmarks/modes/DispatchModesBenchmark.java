package io.github.asteriskmanager.benchmarks.modes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.github.asteriskmanager.DispatchPolicy;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.benchmarks.Statistics;
import io.github.asteriskmanager.benchmarks.server.RecordedMix;
import io.github.asteriskmanager.dispatch.Dispatcher;
import io.github.asteriskmanager.dispatch.EventQueue;
import io.github.asteriskmanager.dispatch.Subscriptions;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * Events per second with a slow listener, in order and with several calls at the same
 * time: the recorded call centre by itself, and twenty such side by side.
 */
public final class DispatchModesBenchmark {

	private static final int EVENTS = 6_000;

	private static final int[] WORKERS = { 1, 2, 4, 8, 16 };

	private final EventRegistry registry = EventRegistry.create();

	private DispatchModesBenchmark() {
	}

	/**
	 * Runs it and prints a table.
	 * @param args number of rounds, 3 unless given
	 * @throws InterruptedException if interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 3;
		new DispatchModesBenchmark().run(rounds);
	}

	private void run(int rounds) throws InterruptedException {
		System.out.println("| listener | call centres | ordered | 2 workers | 4 workers | 8 workers | 16 workers |");
		System.out.println("|---|---|---|---|---|---|---|");
		for (int centres : new int[] { 1, 20 }) {
			ManagerEvent[] events = events(centres);
			row(rounds, "waits 100 µs", centres, events, (event) -> LockSupport.parkNanos(100_000));
			row(rounds, "computes 100 µs", centres, events, (event) -> compute(100_000));
		}
	}

	private static void compute(long nanos) {
		long end = System.nanoTime() + nanos;
		while (System.nanoTime() < end) {
			Thread.onSpinWait();
		}
	}

	/** Modes take turns, so that what else the machine does falls on all of them. */
	private static void row(int rounds, String listener, int centres, ManagerEvent[] events,
			Consumer<ManagerEvent> work) throws InterruptedException {
		double[][] figures = new double[WORKERS.length][rounds];
		for (int round = 0; round < rounds; round++) {
			for (int i = 0; i < WORKERS.length; i++) {
				figures[i][round] = perSecond(policy(WORKERS[i]), events, work);
			}
		}
		StringBuilder row = new StringBuilder("| " + listener + " | " + centres + " |");
		for (double[] figure : figures) {
			row.append(' ').append(Statistics.of(figure).text(0)).append(" |");
		}
		System.out.println(row);
	}

	private static DispatchPolicy policy(int workers) {
		return (workers > 1) ? DispatchPolicy.perCall(workers) : DispatchPolicy.DEFAULT;
	}

	private static double perSecond(DispatchPolicy policy, ManagerEvent[] events, Consumer<ManagerEvent> work)
			throws InterruptedException {
		ManagerOptions options = ManagerOptions.builder()
			.username("manager")
			.queue(new QueuePolicy(10_000, OverflowPolicy.BLOCK))
			.dispatch(policy)
			.build();
		ProviderCounters counters = new ProviderCounters();
		EventQueue queue = new EventQueue("pbx", Dispatcher.queuePolicy(options), counters, Clock.systemUTC());
		Subscriptions subscriptions = new Subscriptions("pbx", counters);
		subscriptions.add(ManagerEvent.class, work);
		ExecutorService threads = Executors.newFixedThreadPool(policy.workers());
		Thread dispatcher = new Thread(new Dispatcher(options, queue, subscriptions, counters, () -> threads));
		long begin = System.nanoTime();
		dispatcher.start();
		queue.put(events, events.length);
		queue.close();
		dispatcher.join();
		double seconds = (System.nanoTime() - begin) / 1e9;
		threads.shutdown();
		return counters.eventsDelivered.sum() / seconds;
	}

	/** The recording, side by side with copies of itself that have ids of their own. */
	private ManagerEvent[] events(int centres) {
		List<byte[]> recorded = RecordedMix.load().events();
		List<ManagerEvent> events = new ArrayList<>();
		for (int round = 0; events.size() < EVENTS; round++) {
			for (int i = 0; i < recorded.size() && events.size() < EVENTS; i++) {
				String text = new String(recorded.get(i), StandardCharsets.UTF_8);
				for (int centre = 0; centre < centres; centre++) {
					String copy = text.replaceAll("((?:Linked|Unique)id: )(\\S+)", "$1$2-" + round + "-" + centre);
					events.add(this.registry.create(AmiMessage.of(copy), this.registry.origin("pbx"), Instant.EPOCH));
				}
			}
		}
		return events.toArray(ManagerEvent[]::new);
	}

}
