package io.github.asteriskmanager.fault;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One of many providers in the {@link Soak}, with a listener that keeps its own books.
 */
final class SoakProvider {

	private static final int CAPACITY = 50;

	private final ManagerProvider provider;

	private final AtomicBoolean slow = new AtomicBoolean();

	private final AtomicLong heard = new AtomicLong();

	private final AtomicLong outages = new AtomicLong();

	private final AtomicLong lost = new AtomicLong();

	private volatile boolean disordered;

	private long last;

	SoakProvider(String title, int port) {
		this.provider = ManagerProvider.create(ManagerOptions.builder()
			.title(title)
			.address("127.0.0.1")
			.port(port)
			.username("manager")
			.password("secret")
			.virtualThreads(false)
			.loginTimeout(Duration.ofSeconds(5))
			.ping(new PingPolicy(Duration.ofSeconds(3), Duration.ofSeconds(3)))
			.queue(new QueuePolicy(CAPACITY, OverflowPolicy.DROP_OLDEST))
			.initialRetry(new InitialRetryPolicy(true, 0, Duration.ofMillis(200), Duration.ofMillis(200),
					Duration.ofSeconds(2), true))
			.reconnect(new ReconnectPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(2), 0, 0.5,
					Duration.ofSeconds(10)))
			.build());
		this.provider.subscribe(ManagerEvent.class, this::hear);
		this.provider.subscribe(EventsLostEvent.class, this::hearOfLoss);
		this.provider.start();
	}

	private void hear(ManagerEvent event) {
		this.heard.incrementAndGet();
		if (this.slow.compareAndSet(true, false)) {
			LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
		}
		String value = event.header("Value");
		if (value != null) {
			long number = Long.parseLong(value);
			this.disordered |= number <= this.last;
			this.last = number;
		}
	}

	private void hearOfLoss(EventsLostEvent event) {
		if (event.cause() == EventsLostEvent.Cause.OUTAGE) {
			this.outages.incrementAndGet();
		}
		else if (event.to() != null) {
			this.lost.addAndGet(event.count());
		}
	}

	/** The next event keeps the listener busy until the queue overflows. */
	void beSlow() {
		this.slow.set(true);
	}

	boolean isReady() {
		return this.provider.getState() == ProviderState.READY;
	}

	CompletableFuture<?> sendAsync(ManagerAction<?> action) {
		return this.provider.sendAsync(action);
	}

	void stop() {
		this.provider.stop();
	}

	ProviderStatistics statistics() {
		return this.provider.getStatistics();
	}

	void assertAccountAddsUp() {
		ProviderStatistics statistics = statistics();
		assertThat(statistics.queueSize()).isZero();
		assertThat(statistics.eventsDelivered()).isEqualTo(this.heard.get());
		assertThat(statistics.eventsReceived()).isEqualTo(statistics.eventsDelivered() + statistics.eventsDropped());
		assertThat(statistics.eventsDropped()).as("dropped, as told to listeners").isEqualTo(this.lost.get());
		assertThat(statistics.logins()).as("an outage told for each login again").isEqualTo(this.outages.get() + 1);
		assertThat(this.disordered).as("out of order").isFalse();
	}

}
