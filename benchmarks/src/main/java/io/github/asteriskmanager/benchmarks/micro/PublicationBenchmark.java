package io.github.asteriskmanager.benchmarks.micro;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.AbstractApplicationContext;

import io.github.asteriskmanager.boot.AsteriskEvent;
import io.github.asteriskmanager.boot.AsteriskEventListenerFactory;
import io.github.asteriskmanager.boot.AsteriskEventMulticaster;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * Publication to {@code @EventListener} methods as the starter sets Spring up:
 * nanoseconds per event.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PublicationBenchmark {

	/** Number of listeners for the event. */
	@Param({ "0", "1", "10" })
	public int listeners;

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final ManagerEvent event;

	/** Makes the event. */
	public PublicationBenchmark() {
		EventRegistry registry = EventRegistry.create();
		this.event = registry.create(
				AmiMessage.of("Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/alice-00000001"),
				registry.origin("pbx"), Instant.EPOCH);
	}

	/** Starts the context. */
	@Setup
	public void start() {
		this.context.registerBean(AsteriskEventListenerFactory.class);
		this.context.registerBean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
				AsteriskEventMulticaster.class, () -> new AsteriskEventMulticaster(new ListenerErrors()));
		for (int i = 0; i < this.listeners; i++) {
			this.context.getBeanFactory().registerSingleton("listener" + i, new Listener());
		}
		this.context.refresh();
	}

	/** Stops the context. */
	@TearDown
	public void stop() {
		this.context.close();
	}

	/** As the service does it. */
	@Benchmark
	public void publish() {
		this.context.publishEvent(new AsteriskEvent<>(this, "pbx", this.event));
	}

	static final class Listener {

		private @Nullable HangupEvent last;

		@EventListener
		void onHangup(HangupEvent event) {
			this.last = event;
		}

		@Nullable HangupEvent last() {
			return this.last;
		}

	}

}
