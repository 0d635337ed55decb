package io.github.asteriskmanager.benchmarks.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.benchmarks.server.FloodControl;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;

/**
 * The life of a thousand providers: they connect, idle, hear events, and lose their
 * servers all at once.
 */
public final class ThousandProviders {

	private static final int COUNT = 1000;

	private static final long OUTAGE_MILLIS = 5_000;

	private final List<ManagerProvider> providers = new ArrayList<>();

	private final LongAdder events = new LongAdder();

	private ThousandProviders() {
	}

	/**
	 * Runs it and prints figures, one a line.
	 * @param args port of the server, {@code platform} or {@code virtual}
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		new ThousandProviders().run(Integer.parseInt(args[0]), args[1].equals("virtual"));
		System.exit(0);
	}

	private void run(int port, boolean virtual) throws Exception {
		EventRegistry registry = EventRegistry.create();
		ManagerOptions common = ManagerOptions.builder()
			.title("common")
			.address("127.0.0.1")
			.port(port)
			.username("manager")
			.password("secret")
			.virtualThreads(virtual)
			.build();
		loadClasses(common, registry);
		long heap = liveHeap();
		long resident = resident();
		int threads = threads();
		for (int i = 0; i < COUNT; i++) {
			ManagerProvider provider = ManagerProvider.create(common.toBuilder().title("pbx" + i).build(), registry);
			provider.subscribe(ManagerEvent.class, (event) -> this.events.increment());
			this.providers.add(provider);
		}
		long start = System.nanoTime();
		this.providers.forEach(ManagerProvider::start);
		awaitReady();
		print("seconds until all are ready", seconds(start));
		print("kB of heap each, idle", (liveHeap() - heap) / 1e3 / COUNT);
		print("kB resident each, idle", (double) (resident() - resident) / COUNT);
		print("platform threads each, idle", (double) (threads() - threads) / COUNT);
		try (FloodControl control = new FloodControl(port)) {
			flood(control);
			outage(control);
		}
	}

	/**
	 * A process has classes once, and with them the directories of all jars before theirs
	 * on the class path: none of it is the cost of a provider.
	 */
	private static void loadClasses(ManagerOptions options, EventRegistry registry) {
		try (ManagerProvider provider = ManagerProvider.create(options, registry)) {
			provider.subscribe(ManagerEvent.class, (event) -> {
			});
			provider.start();
			provider.awaitReady(Duration.ofSeconds(60));
		}
	}

	private void flood(FloodControl control) throws IOException {
		long cpu = cpuNanos();
		long start = System.nanoTime();
		long sent = control.flood(5_000, 50_000);
		while (this.events.sum() < sent && seconds(start) < 30) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
		}
		print("events/s spread over all", this.events.sum() / seconds(start));
		print("CPU s per million of these events", (cpuNanos() - cpu) / 1e3 / this.events.sum());
	}

	private void outage(FloodControl control) throws IOException {
		long attempts = attempts();
		control.outage(OUTAGE_MILLIS);
		long start = System.nanoTime();
		long most = 0;
		long before = attempts();
		while (ready() < COUNT && seconds(start) < 120) {
			LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
			most = Math.max(most, attempts() - before);
			before = attempts();
		}
		print("seconds from the return of the servers until all are ready", seconds(start));
		print("connection attempts each, for an outage of 5 s", (double) (attempts() - attempts) / COUNT);
		print("most connection attempts in a second after the return", most);
	}

	private void awaitReady() {
		this.providers.forEach((provider) -> provider.awaitReady(Duration.ofSeconds(60)));
	}

	private long ready() {
		return this.providers.stream().filter((provider) -> provider.getState() == ProviderState.READY).count();
	}

	private long attempts() {
		return this.providers.stream().mapToLong((provider) -> provider.getStatistics().connectAttempts()).sum();
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private static long liveHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	private static long cpuNanos() {
		return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
	}

	/** Kilobytes; as Linux tells it. */
	private static long resident() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElse(0);
	}

	private static void print(String what, double figure) {
		System.out.printf(Locale.ROOT, "%s\t%.3f%n", what, figure);
	}

}
