package io.github.asteriskmanager.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.infra.Blackhole;

import io.github.asteriskmanager.benchmarks.server.RecordedMix;
import io.github.asteriskmanager.event.EventOrigin;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.UserEventName;
import io.github.asteriskmanager.protocol.ActionEncoder;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageDecoder;

/**
 * From bytes to typed events, and from actions to bytes; nanoseconds per event.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProtocolBenchmark {

	private static final int EVENTS = 1000;

	private final MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.UTF_8);

	private final ActionEncoder encoder = new ActionEncoder(StandardCharsets.UTF_8);

	private final EventRegistry registry = EventRegistry.create();

	private final EventOrigin origin = this.registry.origin("pbx");

	private final List<byte[]> wire = RecordedMix.load().events().subList(0, EVENTS);

	private final List<AmiMessage> messages = new ArrayList<>();

	private final List<ManagerEvent> events = new ArrayList<>();

	private final HangupEvent hangup = (HangupEvent) this.registry.create(
			AmiMessage.of("Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/alice-00000001\r\n"
					+ "ChannelState: 6\r\nUniqueid: 1700000000.1\r\nCause: 16\r\nCause-txt: Normal Clearing"),
			this.origin, Instant.EPOCH);

	private final AmiMessage userEvent = AmiMessage
		.of("Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: Order\r\nNumber: 42\r\nCaller: 1001");

	/** A user event of an application. */
	@UserEventName("Order")
	record Order(int number, String caller) {
	}

	/** Decodes all events once. */
	public ProtocolBenchmark() {
		this.registry.registerUserEvent(Order.class);
		for (byte[] bytes : this.wire) {
			AmiMessage message = decode(bytes);
			if (message != null) {
				this.messages.add(message);
				this.events.add(this.registry.create(message, this.origin, Instant.EPOCH));
			}
		}
	}

	private @Nullable AmiMessage decode(byte[] bytes) {
		this.decoder.feed(bytes);
		return this.decoder.next();
	}

	/** Bytes to message. */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public void decode(Blackhole hole) {
		this.wire.forEach((bytes) -> hole.consume(decode(bytes)));
	}

	/** Message to typed event. */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public void lookUp(Blackhole hole) {
		this.messages.forEach((message) -> hole.consume(this.registry.create(message, this.origin, Instant.EPOCH)));
	}

	/** Three headers of an event, one of them often absent. */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public void threeHeaders(Blackhole hole) {
		this.events.forEach((event) -> {
			hole.consume(event.header("Channel"));
			hole.consume(event.header("Uniqueid"));
			hole.consume(event.header("SystemName"));
		});
	}

	/** Two getters of text and one of a number. */
	@Benchmark
	public void typedGetters(Blackhole hole) {
		hole.consume(this.hangup.getChannel());
		hole.consume(this.hangup.getCause());
		hole.consume(this.hangup.getCauseTxt());
	}

	/** All headers of an event. */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public void allHeaders(Blackhole hole) {
		this.events.forEach((event) -> hole.consume(event.headers()));
	}

	/** A user event to a record. */
	@Benchmark
	public ManagerEvent bindUserEvent() {
		return this.registry.create(this.userEvent, this.origin, Instant.EPOCH);
	}

	/** An action to bytes. */
	@Benchmark
	public byte[] encode() {
		return this.encoder.encode("Getvar", "abc-1",
				List.of(new io.github.asteriskmanager.Header("Channel", "PJSIP/alice-00000001"),
						new io.github.asteriskmanager.Header("Variable", "CALLERID(num)")));
	}

}
