package io.github.asteriskmanager.boot.distribution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Tests of {@link EventOutbox}.
 */
class EventOutboxTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

	private final RecordingSink sink = new RecordingSink();

	private final List<EventsLostEvent> told = new CopyOnWriteArrayList<>();

	private EventOutbox outbox = outbox(10, OutboxOverflow.DROP_OLDEST, Duration.ofSeconds(20));

	@AfterEach
	void stop() {
		this.sink.setSilent(false);
		this.sink.setAway(false);
		this.sink.answer();
		this.outbox.stop();
	}

	private EventOutbox outbox(int capacity, OutboxOverflow overflow, Duration flushTimeout) {
		return new EventOutbox(this.sink, "epoch", new OutboxOptions(capacity, overflow, FrameKey.CALL, flushTimeout),
				this.told::add, Clock.fixed(NOON, ZoneOffset.UTC));
	}

	private void put(int from, int to) {
		IntStream.range(from, to).forEach((number) -> this.outbox.put("primary", Events.hangup("primary", number)));
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(String::valueOf).toList();
	}

	private void awaitEmpty() {
		await().atMost(SOON).until(() -> this.outbox.getStatistics().buffered() == 0);
	}

	@Test
	void everythingIsSentInOrderWithItsNumber() {
		put(0, 5);
		this.outbox.start();
		awaitEmpty();
		put(5, 10);
		awaitEmpty();
		assertThat(this.sink.values("Number")).isEqualTo(numbers(0, 10));
		assertThat(this.sink.sequences("primary")).isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
		assertThat(this.sink.held().get(0).id()).isEqualTo("primary/epoch/1");
		assertThat(this.sink.held().get(0).key()).isEqualTo("primary:1.1");
		assertThat(this.outbox.getStatistics()).isEqualTo(new OutboxStatistics(10, 0, 0, 0));
	}

	@Test
	void oldestIsDroppedAndBothEndsOfTheEpisodeAreTold() {
		put(0, 25);
		assertThat(this.told).singleElement().satisfies((begin) -> {
			assertThat(begin.cause()).isEqualTo(EventsLostEvent.Cause.PUBLICATION);
			assertThat(begin.count()).isEqualTo(1);
			assertThat(begin.to()).isNull();
		});
		this.outbox.start();
		awaitEmpty();
		assertThat(this.sink.values("Number")).isEqualTo(numbers(15, 25));
		await().atMost(SOON).until(() -> this.told.size() == 2);
		assertThat(this.told.get(1)).isEqualTo(new EventsLostEvent("primary", EventsLostEvent.Cause.PUBLICATION, 15,
				NOON, NOON, Map.of("Hangup", 15L)));
		assertThat(this.outbox.getStatistics()).isEqualTo(new OutboxStatistics(10, 15, 0, 0));
	}

	@Test
	void newestIsDropped() {
		this.outbox = outbox(10, OutboxOverflow.DROP_NEWEST, SOON);
		put(0, 25);
		this.outbox.start();
		awaitEmpty();
		assertThat(this.sink.values("Number")).isEqualTo(numbers(0, 10));
		assertThat(this.sink.sequences("primary")).isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
		put(25, 26);
		awaitEmpty();
		assertThat(this.sink.held().get(10).sequence()).as("what is missing was lost").isEqualTo(26);
	}

	@Test
	void blockedIsWhoeverDelivers() throws Exception {
		this.outbox = outbox(10, OutboxOverflow.BLOCK, SOON);
		CountDownLatch done = new CountDownLatch(1);
		Thread delivers = new Thread(() -> {
			put(0, 25);
			done.countDown();
		});
		delivers.start();
		await().atMost(SOON).until(() -> delivers.getState() == Thread.State.WAITING);
		assertThat(this.outbox.getStatistics().buffered()).isEqualTo(10);
		this.outbox.start();
		assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
		awaitEmpty();
		assertThat(this.sink.values("Number")).isEqualTo(numbers(0, 25));
		assertThat(this.told).isEmpty();
	}

	@Test
	void noticesKeepTheirPlaceAndAreNeverDropped() {
		put(0, 10);
		ProviderStateChangedEvent notice = new ProviderStateChangedEvent("primary", ProviderState.READY,
				ProviderState.BACKING_OFF, NOON, DisconnectReason.CONNECTION_BROKEN, "It broke\r\nin two");
		this.outbox.put("primary", notice);
		put(10, 30);
		this.outbox.start();
		awaitEmpty();
		assertThat(this.sink.held()).extracting(EventFrame::notice).startsWith(true).hasSize(11);
		EventFrame frame = this.sink.held().get(0);
		assertThat(frame.key()).isEqualTo("primary");
		assertThat(frame.sequence()).isEqualTo(11);
		assertThat(this.outbox.getStatistics()).isEqualTo(new OutboxStatistics(10, 20, 0, 0));
	}

	@Test
	void lossesAreToldOfEachProvider() {
		IntStream.range(0, 12).forEach((number) -> {
			this.outbox.put("primary", Events.event("primary", "Newchannel", number));
			this.outbox.put("backup", Events.event("backup", "Hangup", number));
		});
		this.outbox.start();
		await().atMost(SOON).until(() -> this.told.size() == 4);
		assertThat(this.told.subList(2, 4)).extracting(EventsLostEvent::provider, EventsLostEvent::byName)
			.containsExactlyInAnyOrder(tuple("primary", Map.of("Newchannel", 7L)),
					tuple("backup", Map.of("Hangup", 7L)));
		assertThat(this.sink.sequences("backup")).isEqualTo(List.of(8L, 9L, 10L, 11L, 12L));
	}

	@Test
	void whatFailedIsSentAgainInOrder() {
		this.sink.setAway(true);
		this.outbox.start();
		put(0, 5);
		await().atMost(SOON).until(() -> this.outbox.getStatistics().failures() > 2);
		put(5, 10);
		assertThat(this.outbox.getStatistics().buffered()).isEqualTo(10);
		this.sink.setAway(false);
		awaitEmpty();
		assertThat(this.sink.values("Number")).isEqualTo(numbers(0, 10));
		assertThat(this.outbox.getStatistics().lost()).isZero();
	}

	@Test
	void whatIsNotConfirmedCountsAgainstTheCapacityAndIsNotDropped() {
		this.sink.setSilent(true);
		this.outbox.start();
		put(0, 4);
		await().atMost(SOON).until(() -> this.sink.open() == 1);
		put(4, 20);
		assertThat(this.outbox.getStatistics().buffered()).isEqualTo(10);
		assertThat(this.outbox.getStatistics().lost()).isEqualTo(10);
		this.sink.setSilent(false);
		this.sink.answer();
		awaitEmpty();
		assertThat(this.sink.values("Number")).containsSubsequence("0", "1", "2", "3").contains("19").hasSize(10);
	}

	@Test
	void refusedFramesAreLostAndTheOthersPass() {
		this.sink.refuse((frame) -> frame.sequence() == 2);
		put(0, 3);
		this.outbox.start();
		awaitEmpty();
		assertThat(this.sink.values("Number")).containsExactly("0", "2");
		assertThat(this.outbox.getStatistics()).isEqualTo(new OutboxStatistics(2, 1, 0, 0));
		await().atMost(SOON).until(() -> this.told.size() == 2);
		assertThat(this.told.get(1).count()).isEqualTo(1);
	}

	@Test
	void stoppingSendsWhatThereIs() {
		this.outbox.start();
		put(0, 10);
		this.outbox.stop();
		assertThat(this.sink.values("Number")).isEqualTo(numbers(0, 10));
		assertThat(this.outbox.getStatistics()).isEqualTo(new OutboxStatistics(10, 0, 0, 0));
		put(10, 11);
		assertThat(this.outbox.getStatistics()).as("nothing is taken any more")
			.isEqualTo(new OutboxStatistics(10, 1, 0, 0));
	}

	@Test
	void stoppingDoesNotWaitForEver() {
		this.outbox = outbox(10, OutboxOverflow.DROP_OLDEST, Duration.ofMillis(50));
		this.sink.setSilent(true);
		this.outbox.start();
		put(0, 10);
		await().atMost(SOON).until(() -> this.sink.open() == 1);
		this.outbox.stop();
		assertThat(this.outbox.getStatistics()).isEqualTo(new OutboxStatistics(0, 10, 0, 0));
		this.sink.answer();
		assertThat(this.outbox.getStatistics()).as("too late").isEqualTo(new OutboxStatistics(0, 10, 0, 0));
		this.sink.setSilent(false);
		this.outbox.start();
		put(10, 12);
		awaitEmpty();
		assertThat(this.outbox.getStatistics()).isEqualTo(new OutboxStatistics(2, 10, 0, 0));
	}

	@ParameterizedTest
	@EnumSource
	void accountIsExactWhateverHappensAtOnce(OutboxOverflow overflow) throws Exception {
		this.outbox = outbox(200, overflow, SOON);
		this.outbox.start();
		int threads = 4;
		int events = 20_000;
		ExecutorService executor = Executors.newFixedThreadPool(threads + 1);
		try {
			Future<?> weather = executor.submit(() -> {
				for (int i = 0; i < 40; i++) {
					this.sink.setAway(i % 4 == 0);
					this.sink.setSilent(i % 3 == 0);
					this.sink.answer();
					Thread.yield();
				}
				this.sink.setAway(false);
				this.sink.setSilent(false);
				this.sink.answer();
			});
			List<? extends Future<?>> all = IntStream.range(0, threads).mapToObj((thread) -> executor.submit(() -> {
				String provider = "pbx" + thread;
				IntStream.range(0, events)
					.forEach((number) -> this.outbox.put(provider, Events.hangup(provider, number)));
			})).toList();
			for (Future<?> one : all) {
				one.get(60, TimeUnit.SECONDS);
			}
			weather.get(60, TimeUnit.SECONDS);
		}
		finally {
			executor.shutdownNow();
		}
		this.sink.answer();
		awaitEmpty();
		OutboxStatistics statistics = this.outbox.getStatistics();
		assertThat(statistics.published() + statistics.lost()).isEqualTo(threads * events);
		assertThat(this.sink.held().stream().distinct().count()).isEqualTo(statistics.published());
		await().atMost(SOON)
			.until(() -> this.told.stream()
				.filter((notice) -> notice.to() != null)
				.mapToLong(EventsLostEvent::count)
				.sum() == statistics.lost());
		IntStream.range(0, threads).forEach((thread) -> assertThat(this.sink.sequences("pbx" + thread)).isSorted());
		if (overflow == OutboxOverflow.BLOCK) {
			assertThat(statistics.lost()).isZero();
		}
	}

}
