package io.github.asteriskmanager.benchmarks.distribution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import io.github.asteriskmanager.benchmarks.events.EventClient;
import io.github.asteriskmanager.benchmarks.events.Measurement;
import io.github.asteriskmanager.benchmarks.events.Reads;
import io.github.asteriskmanager.benchmarks.server.FloodControl;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.distribution.EventDistribution;
import io.github.asteriskmanager.event.FullyBootedEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * One application in a process of its own: some events to warm up, and some that are
 * measured.
 */
public final class DistributionProcess {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private DistributionProcess() {
	}

	/**
	 * Measures and prints the result as its last line, for a publisher with the number of
	 * events published so far behind it.
	 * @param args name of the broker and role; for {@code CONSUME} the number of events
	 * that were published, else port of the server, milliseconds of the flood to warm up
	 * and of the one that is measured; properties of the application
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		String broker = "asterisk.manager." + args[0];
		Role role = Role.valueOf(args[1]);
		int numbers = (role == Role.CONSUME) ? 3 : 5;
		List<String> properties = new ArrayList<>(List.of("spring.main.banner-mode=off",
				"spring.application.name=worker", broker + ".publish.enabled=" + (role == Role.PUBLISH),
				broker + ".consume.enabled=" + (role == Role.CONSUME)));
		properties.addAll(List.of(args).subList(numbers, args.length));
		if (role == Role.CONSUME) {
			consume(Long.parseLong(args[2]), properties);
		}
		else {
			hear(role, Integer.parseInt(args[2]), Long.parseLong(args[3]), Long.parseLong(args[4]), properties);
		}
		System.exit(0);
	}

	private static void consume(long events, List<String> properties) throws Exception {
		CountingListener listener = new CountingListener(events / 2, events);
		run(properties, listener);
		System.out.println(listener.await().toLine());
	}

	private static void hear(Role role, int port, long warmUp, long millis, List<String> properties) throws Exception {
		properties.addAll(List.of("asterisk.manager.providers[0].title=flooded",
				"asterisk.manager.providers[0].address=127.0.0.1", "asterisk.manager.providers[0].port=" + port,
				"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret",
				"asterisk.manager.providers[0].queue.overflow=block",
				"asterisk.manager.distribution.buffer.overflow=block",
				"asterisk.manager.distribution.buffer.capacity=50000"));
		ConfigurableApplicationContext context = run(properties,
				(role == Role.LISTEN) ? new CountingListener(Long.MAX_VALUE, Long.MAX_VALUE) : null);
		AsteriskManagerService service = context.getBean(AsteriskManagerService.class);
		service.getProvider("flooded").awaitReady(PATIENCE);
		LongSupplier done = (role == Role.PUBLISH)
				? () -> context.getBean(EventDistribution.class).getOutboxes().get(0).getStatistics().published()
				: () -> service.getProvider("flooded").getStatistics().eventsDelivered();
		try (FloodControl control = new FloodControl(port)) {
			// each flood ends with one event more
			long expected = done.getAsLong() + control.flood(warmUp, 0) + 1;
			until(done, expected);
			Measurement.Start start = Measurement.Start.now();
			long sent = control.flood(millis, 0);
			until(done, expected + sent + 1);
			System.out.println(start.finish(sent).toLine() + " " + done.getAsLong());
		}
	}

	private static ConfigurableApplicationContext run(List<String> properties, @Nullable Object listener) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).initializers((created) -> {
			if (listener != null) {
				created.getBeanFactory().registerSingleton("listener", listener);
			}
		}).properties(properties.toArray(String[]::new)).run();
	}

	private static void until(LongSupplier count, long expected) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (count.getAsLong() < expected) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException(count.getAsLong() + " events of " + expected);
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/** Measures from one event to another, on whatever threads call it. */
	static final class CountingListener extends EventClient {

		private final long from;

		private final long to;

		private final CountDownLatch end = new CountDownLatch(1);

		private final AtomicLong events = new AtomicLong();

		private volatile Measurement.@Nullable Start start;

		private volatile @Nullable Measurement measurement;

		CountingListener(long from, long to) {
			this.from = from;
			this.to = to;
		}

		@EventListener
		void onEvent(ManagerEvent event) {
			Reads.three(this, event);
			long count = this.events.incrementAndGet();
			if (count == this.from) {
				this.start = Measurement.Start.now();
			}
			Measurement.Start begun = this.start;
			if (count == this.to && begun != null) {
				this.measurement = begun.finish(this.to - this.from);
				this.end.countDown();
			}
			if (event instanceof FullyBootedEvent) {
				ended();
			}
		}

		Measurement await() throws InterruptedException {
			Measurement result = (this.end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) ? this.measurement : null;
			if (result == null) {
				throw new IllegalStateException(this.events + " events of " + this.to);
			}
			return result;
		}

		@Override
		public void connect(int port) {
		}

	}

}
