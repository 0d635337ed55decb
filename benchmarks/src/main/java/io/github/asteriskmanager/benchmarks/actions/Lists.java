package io.github.asteriskmanager.benchmarks.actions;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.asteriskjava.manager.DefaultManagerConnection;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.CoreShowChannelsAction;

/**
 * A list answer of 100,000 items, collected or streamed: milliseconds, and megabytes it
 * keeps.
 */
final class Lists {

	private static final int ITEMS = 100_000;

	private Lists() {
	}

	static Map<String, Double> own(int port) {
		try (ManagerProvider provider = Clients.own(port)) {
			long before = live();
			long start = System.nanoTime();
			var answer = provider.send(new CoreShowChannelsAction());
			double millis = (System.nanoTime() - start) / 1e6;
			double kept = (live() - before) / 1e6;
			check(answer.events().size());
			return Map.of("ms", millis, "MB kept", kept);
		}
	}

	static Map<String, Double> streamed(int port) {
		try (ManagerProvider provider = Clients.own(port)) {
			LongAdder items = new LongAdder();
			long before = live();
			long start = System.nanoTime();
			provider.stream(new CoreShowChannelsAction(), (item) -> items.increment());
			double millis = (System.nanoTime() - start) / 1e6;
			double kept = (live() - before) / 1e6;
			check(items.intValue());
			return Map.of("ms", millis, "MB kept", kept);
		}
	}

	static Map<String, Double> asteriskJava(int port) throws Exception {
		DefaultManagerConnection connection = Clients.asteriskJava(port);
		try {
			long before = live();
			long start = System.nanoTime();
			var answer = connection
				.sendEventGeneratingAction(new org.asteriskjava.manager.action.CoreShowChannelsAction(), 60_000);
			double millis = (System.nanoTime() - start) / 1e6;
			double kept = (live() - before) / 1e6;
			check(answer.getEvents().size());
			return Map.of("ms", millis, "MB kept", kept);
		}
		finally {
			connection.logoff();
		}
	}

	private static void check(int items) {
		if (items < ITEMS) {
			throw new IllegalStateException("Only " + items + " items came");
		}
	}

	private static long live() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
