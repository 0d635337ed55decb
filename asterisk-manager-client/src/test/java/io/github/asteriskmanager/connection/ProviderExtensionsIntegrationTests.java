package io.github.asteriskmanager.connection;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.DispatchMode;
import io.github.asteriskmanager.DispatchPolicy;
import io.github.asteriskmanager.FailedAttempt;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.live.LiveState;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.test.AmiReply;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What applications put into a provider, and calls handled at the same time, over a
 * socket.
 */
class ProviderExtensionsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final AmiServer server = AmiServer.builder().start();

	private ManagerProvider provider;

	@AfterEach
	void close() {
		this.provider.close();
		this.server.close();
	}

	@Test
	void filteredEventsReachNobodyAndTheAccountAddsUp() {
		List<String> heard = Collections.synchronizedList(new ArrayList<>());
		ready(options()
			.extensions((extensions) -> extensions.withFilter((event) -> !event.getName().equals("VarSet"))));
		this.provider.subscribe(ManagerEvent.class, (event) -> heard.add(event.getName()));
		for (int i = 0; i < 100; i++) {
			this.server.emit("VarSet", "Variable", "X");
			this.server.emit("Hangup", "Channel", "a");
		}
		await().atMost(SOON).until(() -> heard.size() == 100);
		assertThat(heard).containsOnly("Hangup");
		assertAccountAddsUp();
		assertThat(this.provider.getStatistics().eventsFiltered()).isEqualTo(100);
	}

	@Test
	void socketsComeFromTheFactory() throws IOException {
		List<String> titles = Collections.synchronizedList(new ArrayList<>());
		ready(options().extensions((extensions) -> extensions.withSocketFactory((options) -> {
			titles.add(options.getTitle());
			return new Socket(options.getAddress(), options.getPort());
		})));
		assertThat(titles).containsExactly("pbx1");
		this.provider.connect().close();
		assertThat(titles).containsExactly("pbx1", "pbx1");
	}

	@Test
	void factoryWithoutASocketIsAServerOutOfReach() {
		this.provider = ManagerProvider
			.create(options().extensions((extensions) -> extensions.withSocketFactory((options) -> {
				throw new IOException("the proxy is down");
			})).build());
		this.provider.start();
		await().atMost(SOON).until(() -> this.provider.getState() == ProviderState.BACKING_OFF);
		assertThat(this.provider.getStatus().reason()).isEqualTo(DisconnectReason.UNREACHABLE);
		assertThat(this.provider.getStatus().problem()).contains("the proxy is down");
	}

	@Test
	void strategyDecidesWhenToTryAgainAndWhenToGiveUp() {
		List<FailedAttempt> failures = Collections.synchronizedList(new ArrayList<>());
		ready(options().reconnect(new ReconnectPolicy(5, Duration.ofHours(1), Duration.ofHours(1), 0, 0, SOON))
			.extensions((extensions) -> extensions.withReconnectStrategy((failed) -> {
				failures.add(failed);
				return switch (failures.size()) {
					case 1 -> Duration.ZERO;
					case 2 -> throw new IllegalStateException("the registry is down");
					default -> null;
				};
			})));
		this.server.dropSessions();
		await().atMost(SOON).until(() -> this.server.requests("Login").size() == 2);
		this.provider.awaitReady(SOON);
		this.server.dropSessions();
		await().atMost(SOON).until(() -> this.provider.getState() == ProviderState.BACKING_OFF);
		assertThat(this.provider.getStatus().nextAttempt()).as("as configured, in an hour").isNotNull();
		assertThat(failures).allSatisfy((failed) -> {
			assertThat(failed.provider()).isEqualTo("pbx1");
			assertThat(failed.everReady()).isTrue();
			assertThat(failed.proposed()).isEqualTo(Duration.ofHours(1));
		});
		this.provider.stop();
		this.provider.start();
		this.provider.awaitReady(SOON);
		this.server.dropSessions();
		await().atMost(SOON).until(() -> this.provider.getState() == ProviderState.STOPPED);
		assertThat(failures).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource(OverflowPolicy.class)
	void accountOfCallsHandledAtTheSameTimeAddsUpWhenTheQueueIsFull(OverflowPolicy policy) {
		AtomicInteger handled = new AtomicInteger();
		Map<String, Integer> last = new ConcurrentHashMap<>();
		List<EventsLostEvent> lost = Collections.synchronizedList(new ArrayList<>());
		AtomicInteger outOfOrder = new AtomicInteger();
		ready(options().queue(new QueuePolicy(64, policy)).dispatch(DispatchPolicy.perCall(4)));
		this.provider.subscribe(EventsLostEvent.class, lost::add);
		CountDownLatch release = new CountDownLatch((policy == OverflowPolicy.BLOCK) ? 0 : 1);
		this.provider.subscribe(ManagerEvent.class, (event) -> {
			if (event.header("N") != null) {
				awaitQuietly(release);
				int n = Integer.parseInt(event.header("N"));
				Integer before = last.put(event.header("Linkedid"), n);
				outOfOrder.addAndGet((before != null && before > n) ? 1 : 0);
				handled.incrementAndGet();
			}
		});
		for (int i = 0; i < 2000; i++) {
			this.server.emit("VarSet", "N", String.valueOf(i), "Linkedid", String.valueOf(i % 13));
		}
		if (policy != OverflowPolicy.BLOCK) {
			await().atMost(SOON).until(() -> this.provider.getStatistics().eventsDropped() > 0);
		}
		assertThat(this.provider.getStatistics().queueSize()).isLessThanOrEqualTo(64 + 256);
		release.countDown();
		await().atMost(SOON).until(() -> this.provider.getStatistics().queueSize() == 0);
		assertAccountAddsUp();
		assertThat(outOfOrder).hasValue(0);
		ProviderStatistics statistics = this.provider.getStatistics();
		if (policy == OverflowPolicy.BLOCK) {
			await().atMost(SOON).until(() -> handled.get() == 2000);
			assertThat(statistics.eventsDropped()).isZero();
		}
		else {
			await().atMost(SOON).until(() -> !lost.isEmpty());
		}
	}

	@Test
	void stopFromAListenerOnAWorkerWaitsForItselfInVain() throws InterruptedException {
		ready(options().dispatch(DispatchPolicy.perCall(2)));
		CountDownLatch stopped = new CountDownLatch(1);
		this.provider.subscribe(ManagerEvent.class, (event) -> {
			long before = System.nanoTime();
			this.provider.stop();
			if (System.nanoTime() - before < TimeUnit.SECONDS.toNanos(3)) {
				stopped.countDown();
			}
		});
		this.server.emit("Hangup", "Linkedid", "1");
		assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
		await().atMost(SOON).until(() -> this.provider.getState() == ProviderState.STOPPED);
	}

	@Test
	void listenersOnWorkersGetAnswers() throws InterruptedException {
		ready(options().dispatch(DispatchPolicy.perCall(2)));
		CountDownLatch answered = new CountDownLatch(3);
		this.provider.subscribe(ManagerEvent.class, (event) -> {
			if (this.provider.send(ManagerAction.of("Ping")).isSuccess()) {
				answered.countDown();
			}
		});
		for (int i = 0; i < 3; i++) {
			this.server.emit("Hangup", "Linkedid", String.valueOf(i));
		}
		assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void whatAListenerOnAWorkerPublishesComesBehindItsEvent() {
		List<String> heard = Collections.synchronizedList(new ArrayList<>());
		ready(options().dispatch(DispatchPolicy.perCall(3)));
		this.provider.subscribe(ManagerEvent.class, (event) -> {
			heard.add(event.header("N"));
			this.provider.publish("after " + event.header("N"));
		});
		this.provider.subscribe(String.class, heard::add);
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			this.server.emit("VarSet", "N", String.valueOf(i), "Linkedid", "1");
			expected.addAll(List.of(String.valueOf(i), "after " + i));
		}
		await().atMost(SOON).until(() -> heard.size() == 200);
		assertThat(heard).isEqualTo(expected);
	}

	@ParameterizedTest
	@EnumSource(DispatchMode.class)
	void trackerIsToldBeforeFiltersAndInWireOrder(DispatchMode mode) {
		List<String> tracked = new ArrayList<>();
		List<String> heard = Collections.synchronizedList(new ArrayList<>());
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		ready(options().dispatch(new DispatchPolicy(mode, 4, null))
			.extensions((extensions) -> extensions.withFilter((event) -> !event.getName().equals("VarSet"))));
		this.provider.track(ManagerEvent.class, (event) -> {
			threads.add(Thread.currentThread());
			tracked.add(event.header("N"));
			this.provider.publish("after " + event.header("N"));
		});
		this.provider.subscribe(ManagerEvent.class, (event) -> heard.add(event.header("N")));
		this.provider.subscribe(String.class, heard::add);
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			String name = (i % 3 == 0) ? "VarSet" : "Hangup";
			this.server.emit(name, "N", String.valueOf(i), "Linkedid", String.valueOf(i % 7));
			expected.add(String.valueOf(i));
		}
		await().atMost(SOON).until(() -> heard.size() == 500);
		assertThat(tracked).isEqualTo(expected);
		assertThat(threads).hasSize(1);
		for (int i = 0; i < 300; i++) {
			assertThat(heard.contains(String.valueOf(i))).isEqualTo(i % 3 != 0);
			assertThat(heard.indexOf("after " + i)).isGreaterThan(heard.indexOf(String.valueOf(i)));
		}
	}

	@Test
	void liveStateIsRightWhateverTheOrderOfListeners() {
		this.server.on("CoreShowChannels", (request) -> AmiReply.list("CoreShowChannelsComplete"));
		ready(options().dispatch(DispatchPolicy.perCall(4))
			.extensions((extensions) -> extensions.withFilter((event) -> event.getName().equals("FullyBooted"))));
		try (LiveState state = LiveState.of(this.provider)) {
			await().atMost(SOON).until(state::isValid);
			for (int i = 0; i < 100; i++) {
				this.server.emit("Newchannel", "Channel", "PJSIP/a-" + i, "Uniqueid", "1." + i, "Linkedid", "1." + i,
						"ChannelState", "4");
				if (i % 2 == 0) {
					this.server.emit("Hangup", "Channel", "PJSIP/a-" + i, "Uniqueid", "1." + i, "Linkedid", "1." + i);
				}
			}
			await().atMost(SOON).until(() -> state.channels().size() == 50 && state.calls().size() == 50);
		}
	}

	private void ready(ManagerOptions.Builder options) {
		this.provider = ManagerProvider.create(options.build());
		this.provider.start();
		this.provider.awaitReady(SOON);
		this.server.awaitSessions(1);
		await().atMost(SOON).until(() -> this.provider.getStatistics().eventsDelivered() == 1);
	}

	private void assertAccountAddsUp() {
		await().atMost(SOON).untilAsserted(() -> {
			ProviderStatistics statistics = this.provider.getStatistics();
			assertThat(statistics.eventsReceived()).isEqualTo(statistics.eventsDelivered() + statistics.eventsFiltered()
					+ statistics.eventsDropped() + statistics.queueSize());
		});
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private ManagerOptions.Builder options() {
		return ManagerOptions.builder()
			.title("pbx1")
			.address(this.server.address())
			.port(this.server.port())
			.username("manager")
			.password("secret");
	}

}
