package io.github.asteriskmanager.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.asteriskmanager.DispatchMode;
import io.github.asteriskmanager.DispatchPolicy;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link WorkerDelivery}.
 */
class WorkerDeliveryTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final int EVENTS = 3000;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final EventRegistry registry = EventRegistry.create();

	private final List<Object> handled = Collections.synchronizedList(new ArrayList<>());

	@AfterEach
	void end() {
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void callsKeepTheirOrderWhateverListenerReturnsFirst(long seed) throws InterruptedException {
		Random random = new Random(seed);
		List<ManagerEvent> sent = callsThatJoinAndPart(random);
		List<Semaphore> inside = Collections.synchronizedList(new ArrayList<>());
		CountDownLatch all = new CountDownLatch(sent.size());
		WorkerDelivery delivery = perCall(8, this.threads, (event) -> {
			Semaphore mayReturn = new Semaphore(0);
			inside.add(mayReturn);
			mayReturn.acquireUninterruptibly();
			this.handled.add(event);
			all.countDown();
		});
		this.threads.execute(() -> sent.forEach(delivery::deliver));
		while (all.getCount() > 0) {
			// even seeds let the one that came last return first: the oldest starve
			synchronized (inside) {
				if (!inside.isEmpty()) {
					inside.remove((seed % 2 == 0) ? inside.size() - 1 : random.nextInt(inside.size())).release();
				}
			}
			Thread.onSpinWait();
		}
		delivery.finish();
		assertThat(this.handled).hasSameSizeAs(sent);
		assertThat(this.handled).as("nothing would be proven by a strict order").isNotEqualTo(sent);
		for (String id : new String[] { "Linkedid", "Uniqueid", "DestUniqueid", "BridgeUniqueid" }) {
			assertSameOrder(sent, (event) -> event.header(id));
		}
		assertSameOrder(sent, (event) -> (event.header("Linkedid") == null) ? "no call" : null);
	}

	/** Channels come, belong to one call and then another, meet in bridges, and go. */
	private List<ManagerEvent> callsThatJoinAndPart(Random random) {
		Map<Integer, Integer> linkedIds = new HashMap<>();
		List<ManagerEvent> events = new ArrayList<>();
		for (int i = 0; i < EVENTS; i++) {
			int channel = random.nextInt(40);
			int linked = linkedIds.getOrDefault(channel, channel);
			switch (random.nextInt(10)) {
				case 0 -> linkedIds.put(channel, linkedIds.getOrDefault(random.nextInt(40), 0));
				case 1 -> events.add(event("Event: QueueMemberStatus", "Queue: support"));
				case 2 -> events.add(event("Event: BridgeCreate", "BridgeUniqueid: b" + random.nextInt(5)));
				case 3 -> events.add(event("Event: BridgeEnter", "BridgeUniqueid: b" + random.nextInt(5),
						"Uniqueid: c" + channel, "Linkedid: c" + linked));
				case 4 -> events.add(event("Event: DialBegin", "Uniqueid: c" + channel, "Linkedid: c" + linked,
						"DestUniqueid: c" + random.nextInt(40), "DestLinkedid: c" + linked));
				default -> events.add(event("Event: VarSet", "Uniqueid: c" + channel, "Linkedid: c" + linked));
			}
		}
		return events;
	}

	private void assertSameOrder(List<ManagerEvent> sent, Function<ManagerEvent, String> key) {
		assertThat(byKey(this.handled, key)).isEqualTo(byKey(sent, key));
	}

	private static Map<String, List<ManagerEvent>> byKey(List<?> events, Function<ManagerEvent, String> key) {
		Map<String, List<ManagerEvent>> byKey = new HashMap<>();
		for (Object event : events) {
			String value = key.apply((ManagerEvent) event);
			if (value != null) {
				byKey.computeIfAbsent(value, (any) -> new ArrayList<>()).add((ManagerEvent) event);
			}
		}
		return byKey;
	}

	@Test
	void differentCallsAreHandledAtTheSameTime() {
		CyclicBarrier together = new CyclicBarrier(3);
		WorkerDelivery delivery = perCall(3, this.threads, (event) -> {
			meet(together);
			this.handled.add(event);
		});
		delivery.deliver(event("Event: Hangup", "Uniqueid: 1", "Linkedid: 1"));
		delivery.deliver(event("Event: Hangup", "Uniqueid: 2", "Linkedid: 2"));
		delivery.deliver(event("Event: QueueMemberStatus", "Queue: support"));
		delivery.finish();
		assertThat(this.handled).hasSize(3);
	}

	@Test
	void listenerThatIsStuckHoldsUpItsOwnCallOnly() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch others = new CountDownLatch(200);
		WorkerDelivery delivery = perCall(2, this.threads, (item) -> {
			if ("stuck".equals(((ManagerEvent) item).header("Linkedid"))) {
				awaitQuietly(release);
				this.handled.add(item);
			}
			else {
				this.handled.add(item);
				others.countDown();
			}
		});
		for (int i = 0; i < 200; i++) {
			delivery.deliver(event("Event: VarSet", "Linkedid: " + i % 7));
			if (i % 10 == 0) {
				delivery.deliver(event("Event: VarSet", "Linkedid: stuck"));
			}
		}
		assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.handled).hasSize(200);
		release.countDown();
		delivery.finish();
		assertThat(this.handled).hasSize(220);
	}

	@Test
	void noticesComeBetweenWhatWasBeforeAndAfter() {
		WorkerDelivery delivery = perCall(8, this.threads, this.handled::add);
		for (int i = 0; i < 50; i++) {
			for (int call = 0; call < 10; call++) {
				delivery.deliver(event("Event: VarSet", "Linkedid: " + call));
			}
			delivery.deliver("notice " + i);
		}
		delivery.finish();
		for (int i = 0; i < 50; i++) {
			assertThat(this.handled.get(i * 11 + 10)).isEqualTo("notice " + i);
		}
	}

	@Test
	void endOfAListFetchedAnewComesAfterItsItems() {
		WorkerDelivery delivery = perCall(8, this.threads, this.handled::add);
		for (int i = 0; i < 100; i++) {
			delivery.deliver(fetched("Event: CoreShowChannel", "Uniqueid: " + i, "Linkedid: " + i));
		}
		Object complete = fetched("Event: CoreShowChannelsComplete", "ListItems: 100");
		delivery.deliver(complete);
		delivery.deliver(event("Event: Hangup", "Uniqueid: 200", "Linkedid: 200"));
		delivery.finish();
		assertThat(this.handled.indexOf(complete)).isEqualTo(100);
	}

	@Test
	void takesNoMoreThanItsWindow() {
		Semaphore mayReturn = new Semaphore(0);
		List<ManagerEvent> taken = Collections.synchronizedList(new ArrayList<>());
		WorkerDelivery delivery = perCall(2, this.threads, (event) -> {
			mayReturn.acquireUninterruptibly();
			this.handled.add(event);
		});
		this.threads.execute(() -> {
			for (int i = 0; i < 100; i++) {
				ManagerEvent event = event("Event: VarSet", "Linkedid: " + i);
				delivery.deliver(event);
				taken.add(event);
			}
		});
		await().atMost(SOON).until(() -> taken.size() == 50);
		mayReturn.release(20);
		await().atMost(SOON).until(() -> this.handled.size() == 20);
		assertThat(taken.size()).as("half of the window has to be free first").isEqualTo(50);
		mayReturn.release(80);
		await().atMost(SOON).until(() -> this.handled.size() == 100);
	}

	@Test
	void keepsOrderOnAnExecutorUnlessToldOtherwise() {
		List<Thread> seen = Collections.synchronizedList(new ArrayList<>());
		Delivery listeners = (item) -> {
			seen.add(Thread.currentThread());
			this.handled.add(item);
		};
		WorkerDelivery delivery = new WorkerDelivery(options(new DispatchPolicy(DispatchMode.ORDERED, 8, this.threads)),
				() -> listeners, this.threads);
		List<Object> sent = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			sent.add((i % 50 == 0) ? "notice " + i : event("Event: VarSet", "Linkedid: " + i));
		}
		sent.forEach(delivery::deliver);
		delivery.finish();
		assertThat(this.handled).isEqualTo(sent);
		assertThat(seen).doesNotContain(Thread.currentThread());
	}

	@Test
	void whatAnExecutorRejectsRunsHere() {
		WorkerDelivery delivery = perCall(4, (task) -> {
			throw new RejectedExecutionException("shut down");
		}, this.handled::add);
		List<ManagerEvent> sent = List.of(event("Event: VarSet", "Linkedid: 1"), event("Event: VarSet", "Linkedid: 2"));
		sent.forEach(delivery::deliver);
		delivery.finish();
		assertThat(this.handled).isEqualTo(sent);
	}

	@Test
	void executorOfTheCallersThreadWillDo() {
		WorkerDelivery delivery = perCall(4, Runnable::run, this.handled::add);
		List<ManagerEvent> sent = callsThatJoinAndPart(new Random(9));
		sent.forEach(delivery::deliver);
		delivery.finish();
		assertThat(this.handled).isEqualTo(sent);
	}

	private WorkerDelivery perCall(int workers, Executor executor, Consumer<Object> listener) {
		return new WorkerDelivery(options(DispatchPolicy.perCall(workers)), () -> listener::accept, executor);
	}

	private static ManagerOptions options(DispatchPolicy dispatch) {
		return ManagerOptions.builder()
			.username("manager")
			.queue(new QueuePolicy(100, OverflowPolicy.DROP_OLDEST))
			.dispatch(dispatch)
			.build();
	}

	private ManagerEvent event(String... lines) {
		return this.registry.create(AmiMessage.of(String.join("\n", lines)), this.registry.origin("pbx1"),
				Instant.EPOCH);
	}

	private ManagerEvent fetched(String... lines) {
		return this.registry.create(AmiMessage.of(String.join("\n", lines)), this.registry.origin("pbx1").forResync(),
				Instant.EPOCH);
	}

	private static void meet(CyclicBarrier barrier) {
		try {
			barrier.await(20, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
