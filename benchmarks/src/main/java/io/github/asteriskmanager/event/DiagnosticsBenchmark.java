package io.github.asteriskmanager.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.benchmarks.server.RecordedMix;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageDecoder;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What diagnostics cost known events: the way from bytes to typed event as the registry
 * goes it, and the same way without them. Is in this package because only here the second
 * can be gone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DiagnosticsBenchmark {

	private static final int EVENTS = 5000;

	private final MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.UTF_8);

	private final EventRegistry registry = EventRegistry.create();

	private final EventOrigin origin = this.registry.origin("pbx");

	private final List<byte[]> wire = RecordedMix.load()
		.events()
		.stream()
		.filter((bytes) -> isKnown(decode(bytes)))
		.limit(EVENTS)
		.toList();

	/** Looks whether there are enough. */
	public DiagnosticsBenchmark() {
		if (this.wire.size() < EVENTS) {
			throw new IllegalStateException("Only " + this.wire.size() + " events are known");
		}
	}

	private static boolean isKnown(AmiMessage message) {
		return message.lookUp(0, CatalogueEvents.TABLE) != null && !message.hasValue(0, "UserEvent");
	}

	private AmiMessage decode(byte[] bytes) {
		this.decoder.feed(bytes);
		return Objects.requireNonNull(this.decoder.next());
	}

	/** As it is. */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public void present(Blackhole hole) {
		for (byte[] bytes : this.wire) {
			hole.consume(this.registry.create(decode(bytes), this.origin, Instant.EPOCH));
		}
	}

	/** As it would be without diagnostics. */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public void absent(Blackhole hole) {
		for (byte[] bytes : this.wire) {
			AmiMessage message = decode(bytes);
			Integer index = Objects.requireNonNull(message.lookUp(0, CatalogueEvents.TABLE));
			ManagerEvent event = (ManagerEvent) CatalogueEvents.create(index, message, this.origin, Instant.EPOCH);
			hole.consume((event instanceof UserEvent) ? null : event);
		}
	}

}
