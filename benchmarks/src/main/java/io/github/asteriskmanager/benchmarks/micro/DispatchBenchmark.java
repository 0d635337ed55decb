package io.github.asteriskmanager.benchmarks.micro;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.dispatch.EventQueue;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * The queue by itself, on one thread: nanoseconds per event put and taken.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DispatchBenchmark {

	private static final int BATCH = 128;

	private final EventQueue queue = new EventQueue("pbx", QueuePolicy.DEFAULT, new ProviderCounters(),
			Clock.systemUTC());

	private final ManagerEvent[] batch = new ManagerEvent[BATCH];

	private final @Nullable Object[] taken = new Object[BATCH];

	/** Fills the batch. */
	public DispatchBenchmark() {
		EventRegistry registry = EventRegistry.create();
		AmiMessage message = AmiMessage.of("Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/alice-00000001");
		for (int i = 0; i < BATCH; i++) {
			this.batch[i] = registry.create(message, registry.origin("pbx"), Instant.EPOCH);
		}
	}

	/** As many events as one read brings. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public int handOff() throws InterruptedException {
		this.queue.put(this.batch, BATCH);
		return this.queue.take(this.taken);
	}

}
