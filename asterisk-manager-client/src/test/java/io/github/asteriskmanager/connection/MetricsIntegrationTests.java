package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.EventMetrics;
import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what a provider tells its {@link ManagerMetrics} and counts itself.
 */
class MetricsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final AmiServer server = AmiServer.builder().start();

	private final RecordingMetrics metrics = new RecordingMetrics();

	private final ManagerProvider provider = ManagerProvider.create(options(), EventRegistry.create(), this.metrics);

	@AfterEach
	void close() {
		this.provider.close();
		this.server.close();
	}

	@Test
	void everyEventIsToldWithItsTimes() throws InterruptedException {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.provider.subscribe(HangupEvent.class, (event) -> {
			entered.countDown();
			awaitUninterruptibly(release);
		});
		startAndAwaitReady();
		this.server.emit("Hangup", "Channel", "first");
		assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
		this.server.emit("Hangup", "Channel", "second");
		await().atMost(SOON).until(() -> this.metrics.received.containsKey("second"));
		long held = System.nanoTime();
		await().until(() -> System.nanoTime() - held > TimeUnit.MILLISECONDS.toNanos(50));
		long atLeast = System.nanoTime() - held;
		release.countDown();
		await().atMost(SOON).until(() -> this.metrics.delivered.containsKey("second"));
		assertThat(this.metrics.delivered.get("first").listenerNanos()).isGreaterThanOrEqualTo(atLeast);
		assertThat(this.metrics.delivered.get("second").lagNanos()).isGreaterThanOrEqualTo(atLeast);
		assertThat(this.metrics.delivered.get("first").lagNanos()).isNotNegative();
	}

	@Test
	void returnsAndTheTimeWithoutConnectionAreCounted() {
		startAndAwaitReady();
		assertThat(this.provider.getStatistics().reconnects()).isZero();
		Duration initial = outageWhileReady();
		this.server.dropSessions();
		await().atMost(SOON).until(() -> this.provider.getStatistics().reconnects() == 1);
		this.provider.awaitReady(SOON);
		Duration after = outageWhileReady();
		assertThat(after).isGreaterThan(initial);
		this.provider.stop();
		assertThat(this.provider.getStatistics().outage()).as("a stop is no outage").isEqualTo(after);
	}

	@Test
	void aServerOutOfReachIsAnOutageThatGrows() {
		this.server.stopListening();
		this.provider.start();
		Duration before = this.provider.getStatistics().outage();
		await().atMost(SOON).until(() -> this.provider.getStatistics().outage().compareTo(before) > 0);
	}

	@Test
	void bytesAreCountedBothWays() {
		startAndAwaitReady();
		ProviderStatistics statistics = this.provider.getStatistics();
		assertThat(statistics.bytesSent()).isPositive();
		assertThat(statistics.bytesReceived()).isPositive();
	}

	@Test
	void heartbeatsAreTimed() throws InterruptedException {
		startAndAwaitReady();
		assertThat(this.metrics.heartbeats.poll(10, TimeUnit.SECONDS)).isPositive();
	}

	private Duration outageWhileReady() {
		Duration outage = this.provider.getStatistics().outage();
		assertThat(outage).isPositive();
		assertThat(this.provider.getStatistics().outage()).as("while ready").isEqualTo(outage);
		return outage;
	}

	private void startAndAwaitReady() {
		this.provider.start();
		this.provider.awaitReady(SOON);
		this.server.awaitSessions(1);
	}

	private ManagerOptions options() {
		return ManagerOptions.builder()
			.title("pbx1")
			.address(this.server.address())
			.port(this.server.port())
			.username("manager")
			.password("secret")
			.ping(new PingPolicy(Duration.ofMillis(100), SOON))
			.build();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static final class RecordingMetrics implements ManagerMetrics, EventMetrics {

		private final Map<String, ManagerEvent> received = new ConcurrentHashMap<>();

		private final Map<String, Delivery> delivered = new ConcurrentHashMap<>();

		private final LinkedBlockingQueue<Duration> heartbeats = new LinkedBlockingQueue<>();

		private record Delivery(long lagNanos, long listenerNanos) {
		}

		@Override
		public EventMetrics events(String provider) {
			assertThat(provider).isEqualTo("pbx1");
			return this;
		}

		@Override
		public void received(ManagerEvent[] events, int count) {
			for (int i = 0; i < count; i++) {
				this.received.put(channel(events[i]), events[i]);
			}
		}

		@Override
		public void delivered(ManagerEvent event, long lagNanos, long listenerNanos) {
			this.delivered.put(channel(event), new Delivery(lagNanos, listenerNanos));
		}

		@Override
		public void heartbeat(String provider, Duration roundTrip) {
			this.heartbeats.add(roundTrip);
		}

		private static String channel(ManagerEvent event) {
			String channel = event.header("Channel");
			return (channel != null) ? channel : event.getName();
		}

	}

}
