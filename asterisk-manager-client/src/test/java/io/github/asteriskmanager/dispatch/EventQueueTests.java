package io.github.asteriskmanager.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.EventMetrics;
import io.github.asteriskmanager.metrics.ProviderCounters;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventQueue}.
 */
class EventQueueTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final EventRegistry registry = EventRegistry.create();

	private final List<String> dropped = new ArrayList<>();

	private final ProviderCounters counters = new ProviderCounters(new EventMetrics() {

		@Override
		public void dropped(ManagerEvent event) {
			EventQueueTests.this.dropped.add(id(event));
		}

	});

	@Test
	void keepsOrderAcrossItsRing() throws InterruptedException {
		EventQueue queue = queue(1000, OverflowPolicy.DROP_OLDEST);
		List<String> taken = new ArrayList<>();
		for (int round = 0; round < 100; round++) {
			put(queue, "a" + round, "b" + round, "c" + round);
			Object[] two = new Object[2];
			int count = queue.take(two);
			for (int i = 0; i < count; i++) {
				taken.add(id(two[i]));
			}
		}
		taken.addAll(drain(queue));
		List<String> expected = new ArrayList<>();
		for (int round = 0; round < 100; round++) {
			expected.addAll(List.of("a" + round, "b" + round, "c" + round));
		}
		assertThat(taken).isEqualTo(expected);
		assertThat(this.counters.eventsDropped.sum()).isZero();
	}

	@Test
	void discardsAndTellsEventsButKeepsNotices() throws InterruptedException {
		EventQueue queue = queue(10, OverflowPolicy.DROP_OLDEST);
		put(queue, "1", "2");
		queue.putNotice("notice");
		put(queue, "3");
		assertThat(queue.discard(EventsLostEvent.Cause.TAKEOVER)).isEqualTo(3);
		assertThat(queue.size()).isZero();
		assertThat(this.dropped).containsExactly("1", "2", "3");
		Object[] all = new Object[10];
		assertThat(queue.take(all)).isEqualTo(2);
		assertThat(all[0]).isEqualTo("notice");
		assertThat(all[1]).isInstanceOfSatisfying(EventsLostEvent.class, (lost) -> {
			assertThat(lost.cause()).isEqualTo(EventsLostEvent.Cause.TAKEOVER);
			assertThat(lost.count()).isEqualTo(3);
			assertThat(lost.byName()).containsExactly(Map.entry("Test", 3L));
			assertThat(lost.to()).isEqualTo(NOW);
		});
		assertThat(queue.discard(EventsLostEvent.Cause.TAKEOVER)).as("nothing is nothing to tell").isZero();
	}

	@Test
	void dropsOldestAndTellsOfTheEpisodeInPlace() throws InterruptedException {
		EventQueue queue = queue(3, OverflowPolicy.DROP_OLDEST);
		put(queue, "1", "2", "3", "4", "5");
		Object[] all = new Object[10];
		assertThat(queue.take(all)).isEqualTo(4);
		assertThat(all[0]).isEqualTo(lost(1, null, Map.of("Test", 1L)));
		assertThat(ids(List.of(all[1], all[2], all[3]))).containsExactly("3", "4", "5");
		assertThat(queue.take(all)).isEqualTo(1);
		assertThat(all[0]).isEqualTo(lost(2, NOW, Map.of("Test", 2L)));
		assertThat(this.counters.eventsDropped.sum()).isEqualTo(2);
		assertThat(queue.size()).isZero();
	}

	@Test
	void dropsLastWhatShallBeKept() throws InterruptedException {
		EventQueue queue = queue(3, OverflowPolicy.DROP_OLDEST);
		put(queue, "Hangup 1", "2", "Newchannel 3", "4", "Hangup 5", "6", "7");
		assertThat(drain(queue)).containsExactly("1", "3", "5");
		assertThat(this.counters.eventsDropped.sum()).isEqualTo(4);
	}

	@Test
	void dropsTheOldestOfWhatShallBeKeptWhenThereIsNothingElse() throws InterruptedException {
		EventQueue queue = queue(2, OverflowPolicy.DROP_OLDEST);
		put(queue, "Hangup 1", "Hangup 2", "Hangup 3", "4");
		assertThat(drain(queue)).containsExactly("2", "3");
	}

	@Test
	void newestGivesWayToWhatShallBeKept() throws InterruptedException {
		EventQueue queue = queue(2, OverflowPolicy.DROP_NEWEST);
		put(queue, "1", "2", "3", "Hangup 4");
		assertThat(drain(queue)).containsExactly("2", "4");
	}

	@Test
	void accountOfALongOverloadAddsUp() throws InterruptedException {
		EventQueue queue = queue(50, OverflowPolicy.DROP_OLDEST);
		Random random = new Random(7);
		List<Integer> taken = new ArrayList<>();
		int sent = 0;
		for (int round = 0; round < 2000; round++) {
			for (int i = random.nextInt(12); i > 0; i--) {
				put(queue, ((random.nextInt(3) == 0) ? "Hangup " : "") + sent++);
			}
			queue.putNotice("notice");
			Object[] some = new Object[random.nextInt(8) + 1];
			int count = queue.take(some);
			for (int i = 0; i < count; i++) {
				if (some[i] instanceof ManagerEvent event) {
					taken.add(Integer.valueOf(event.header("Id")));
				}
			}
		}
		drain(queue).stream().filter((id) -> !id.equals("notice")).map(Integer::valueOf).forEach(taken::add);
		assertThat(taken).isSorted().doesNotHaveDuplicates();
		assertThat(taken.size() + this.counters.eventsDropped.sum()).isEqualTo(sent);
		assertThat(this.counters.eventsDropped.sum()).isPositive();
	}

	@Test
	void dropsNewest() throws InterruptedException {
		EventQueue queue = queue(3, OverflowPolicy.DROP_NEWEST);
		assertThat(put(queue, "1", "2", "3", "4", "5")).isTrue();
		assertThat(drain(queue)).containsExactly("1", "2", "3");
		assertThat(this.counters.eventsDropped.sum()).isEqualTo(2);
	}

	@Test
	void asksToDisconnect() throws InterruptedException {
		EventQueue queue = queue(2, OverflowPolicy.DISCONNECT);
		assertThat(put(queue, "1", "2")).isTrue();
		assertThat(put(queue, "3")).isFalse();
		assertThat(drain(queue)).containsExactly("1", "2");
		assertThat(this.counters.eventsDropped.sum()).isEqualTo(1);
	}

	@Test
	void waitsForRoom() throws Exception {
		EventQueue queue = queue(2, OverflowPolicy.BLOCK);
		CompletableFuture<Boolean> put = CompletableFuture.supplyAsync(() -> {
			try {
				return put(queue, "1", "2", "3", "4");
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		List<String> taken = new ArrayList<>();
		while (taken.size() < 4) {
			Object[] some = new Object[1];
			queue.take(some);
			taken.add(id(some[0]));
		}
		assertThat(put.get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(taken).containsExactly("1", "2", "3", "4");
		assertThat(this.counters.eventsDropped.sum()).isZero();
	}

	@Test
	void closingFreesWhoWaitsForRoom() throws Exception {
		EventQueue queue = queue(1, OverflowPolicy.BLOCK);
		put(queue, "1");
		CompletableFuture<Boolean> put = CompletableFuture.supplyAsync(() -> {
			try {
				return put(queue, "2");
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		queue.close();
		assertThat(put.get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.counters.eventsDropped.sum()).isEqualTo(1);
	}

	@Test
	void noticesKeepTheirPlaceAndAreNotDropped() throws InterruptedException {
		EventQueue queue = queue(2, OverflowPolicy.DROP_OLDEST);
		queue.putNotice("n1");
		put(queue, "1");
		queue.putNotice("n2");
		put(queue, "2", "3", "4");
		assertThat(ids(take(queue))).containsExactly("lost", "n1", "n2", "3", "4", "lost");
	}

	@Test
	void closedQueueGivesWhatItHasAndThenNothing() throws InterruptedException {
		EventQueue queue = queue(2, OverflowPolicy.DROP_OLDEST);
		put(queue, "1");
		queue.close();
		put(queue, "2");
		queue.putNotice("n");
		assertThat(ids(take(queue))).containsExactly("1");
		assertThat(queue.take(new Object[1])).isZero();
		assertThat(this.counters.eventsDropped.sum()).isEqualTo(1);
	}

	@Test
	void clearedEventsAreCounted() throws InterruptedException {
		EventQueue queue = queue(9, OverflowPolicy.DROP_OLDEST);
		put(queue, "1", "2");
		queue.close();
		queue.clear();
		assertThat(this.counters.eventsDropped.sum()).isEqualTo(2);
		assertThat(this.dropped).containsExactly("1", "2");
		assertThat(queue.size()).isZero();
	}

	private EventQueue queue(int capacity, OverflowPolicy policy) {
		return new EventQueue("pbx1", new QueuePolicy(capacity, policy), this.counters,
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private boolean put(EventQueue queue, String... ids) throws InterruptedException {
		ManagerEvent[] batch = new ManagerEvent[ids.length];
		for (int i = 0; i < ids.length; i++) {
			String id = ids[i].substring(ids[i].indexOf(' ') + 1);
			String name = (id.length() < ids[i].length()) ? ids[i].substring(0, ids[i].indexOf(' ')) : "Test";
			batch[i] = this.registry.create(AmiMessage.of("Event: " + name + "\nId: " + id),
					this.registry.origin("pbx1"), NOW);
		}
		return queue.put(batch, batch.length);
	}

	private static List<String> drain(EventQueue queue) throws InterruptedException {
		return ids(take(queue)).stream().filter((id) -> !id.equals("lost")).toList();
	}

	private static List<Object> take(EventQueue queue) throws InterruptedException {
		queue.close();
		List<Object> all = new ArrayList<>();
		Object[] some = new Object[7];
		for (int count = queue.take(some); count > 0; count = queue.take(some)) {
			all.addAll(List.of(Arrays.copyOf(some, count)));
		}
		return all;
	}

	private static List<String> ids(List<Object> items) {
		return items.stream().map(EventQueueTests::id).toList();
	}

	private static String id(Object item) {
		if (item instanceof ManagerEvent event) {
			return String.valueOf(event.header("Id"));
		}
		return (item instanceof EventsLostEvent) ? "lost" : item.toString();
	}

	private static EventsLostEvent lost(long count, Instant to, Map<String, Long> byName) {
		return new EventsLostEvent("pbx1", EventsLostEvent.Cause.OVERFLOW, count, NOW, to, byName);
	}

}
