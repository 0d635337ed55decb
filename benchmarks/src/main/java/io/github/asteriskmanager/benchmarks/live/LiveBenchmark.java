package io.github.asteriskmanager.benchmarks.live;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.benchmarks.Statistics;
import io.github.asteriskmanager.live.CallAnsweredEvent;
import io.github.asteriskmanager.live.CallEndedEvent;
import io.github.asteriskmanager.live.LiveOptions;
import io.github.asteriskmanager.live.LiveState;

/**
 * Calls from a socket through a live state: how many channels a second, and what is held
 * of those that go on. A reader looks at all calls a hundred times a second meanwhile.
 */
public final class LiveBenchmark {

	/** Calls that go on at the same time while throughput is measured. */
	private static final int AT_ONCE = 1_000;

	private static final int CALLS = Integer.getInteger("calls", 100_000);

	private static final int HELD_CALLS = 25_000;

	private final CallServer server = new CallServer();

	private final ManagerProvider provider;

	private final LiveState state;

	private final AtomicInteger answered = new AtomicInteger();

	private final AtomicInteger ended = new AtomicInteger();

	private final AtomicLong read = new AtomicLong();

	private final CallScript begin = CallScript.begin();

	private final CallScript end = CallScript.end();

	private int next;

	private LiveBenchmark() throws IOException {
		ManagerOptions options = ManagerOptions.builder()
			.title("pbx")
			.address("127.0.0.1")
			.port(this.server.port())
			.username("manager")
			.password("secret")
			.queue(new QueuePolicy(10_000, OverflowPolicy.BLOCK))
			.build();
		this.provider = ManagerProvider.create(options);
		this.state = LiveState.of(this.provider,
				new LiveOptions(Set.of("PJSIP/carrier"), Duration.ZERO, Duration.ofHours(1), 200_000));
		this.provider.subscribe(CallAnsweredEvent.class, (event) -> this.answered.incrementAndGet());
		this.provider.subscribe(CallEndedEvent.class, (event) -> this.ended.incrementAndGet());
		this.provider.start();
		until(this.state::isValid);
	}

	/**
	 * Measures and prints a table.
	 * @param args number of rounds, 5 if not given
	 * @throws IOException if the server fails
	 */
	public static void main(String[] args) throws IOException {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 5;
		LiveBenchmark benchmark = new LiveBenchmark();
		benchmark.lookAtCalls();
		benchmark.throughput();
		double[] channels = new double[rounds];
		double[] ofCpu = new double[rounds];
		for (int i = 0; i < rounds; i++) {
			long cpu = dispatcherCpuNanos();
			channels[i] = benchmark.throughput();
			ofCpu[i] = CALLS * CallScript.CHANNELS * 1e9 / (dispatcherCpuNanos() - cpu);
		}
		Statistics statistics = Statistics.of(channels);
		double[] held = new double[3];
		for (int i = 0; i < held.length; i++) {
			held[i] = benchmark.retained();
		}
		int events = benchmark.begin.events() + benchmark.end.events();
		System.out.printf("%nJava %s, %d rounds of %,d calls, medians (smallest–largest)%n%n", Runtime.version(),
				rounds, CALLS);
		System.out.println("| live state | |\n|---|---|");
		System.out.println("| new channels/s, from begin to end | " + statistics.text(0) + " |");
		System.out
			.println("| new channels per second of the dispatcher's CPU | " + Statistics.of(ofCpu).text(0) + " |");
		System.out.printf("| events/s that is, at %d a call | %,.0f |%n", events,
				statistics.median() * events / CallScript.CHANNELS);
		System.out.printf("| bytes held per channel, %,d channels in %,d calls | %s |%n",
				HELD_CALLS * CallScript.CHANNELS, HELD_CALLS, Statistics.of(held).text(0));
		System.out.printf("| calls looked at meanwhile | %,d |%n", benchmark.read.get());
		benchmark.provider.close();
		benchmark.server.close();
	}

	/** New channels a second while about a thousand calls go on. */
	private double throughput() throws IOException {
		int from = this.next;
		int endedBefore = this.ended.get();
		this.next += CALLS;
		long start = System.nanoTime();
		for (int call = from; call < this.next; call += 100) {
			this.server.send(this.begin, call, call + 100);
			if (call - AT_ONCE >= from) {
				this.server.send(this.end, call - AT_ONCE, call - AT_ONCE + 100);
			}
		}
		this.server.send(this.end, this.next - AT_ONCE, this.next);
		until(() -> this.ended.get() - endedBefore == CALLS);
		double seconds = (System.nanoTime() - start) / 1e9;
		expectEmpty();
		return CALLS * CallScript.CHANNELS / seconds;
	}

	/** What 50,000 channels take of the heap. */
	private double retained() throws IOException {
		int from = this.next;
		int answeredBefore = this.answered.get();
		int endedBefore = this.ended.get();
		this.next += HELD_CALLS;
		long before = used();
		this.server.send(this.begin, from, this.next);
		until(() -> this.answered.get() - answeredBefore == HELD_CALLS);
		if (this.state.channels().size() != HELD_CALLS * CallScript.CHANNELS) {
			throw new IllegalStateException("Not all channels are there: " + this.state);
		}
		long held = used() - before;
		this.server.send(this.end, from, this.next);
		until(() -> this.ended.get() - endedBefore == HELD_CALLS);
		expectEmpty();
		return (double) held / (HELD_CALLS * CallScript.CHANNELS);
	}

	/**
	 * What the thread that keeps the state has used: on a busy machine the fairer
	 * measure.
	 */
	private static long dispatcherCpuNanos() {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
			if (thread != null && thread.getThreadName().startsWith("ami-events-")) {
				return threads.getThreadCpuTime(thread.getThreadId());
			}
		}
		throw new IllegalStateException("There is no dispatcher");
	}

	private void expectEmpty() {
		if (!this.state.channels().isEmpty() || !this.state.calls().isEmpty() || !this.state.isValid()
				|| this.provider.getStatistics().eventsDropped() > 0) {
			throw new IllegalStateException("Something is left or lost: " + this.state);
		}
	}

	private static long used() {
		for (int i = 0; i < 4; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void lookAtCalls() {
		Thread reader = new Thread(() -> {
			while (true) {
				this.state.calls().forEach((call) -> this.read.addAndGet(call.parties().size() > 0 ? 1 : 0));
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
			}
		}, "reader");
		reader.setDaemon(true);
		reader.start();
	}

	private static void until(BooleanSupplier condition) {
		long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Took longer than three minutes");
			}
			LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
		}
	}

}
