package io.github.asteriskmanager.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between the reader of a connection and the dispatcher.
 * <p>
 * Only AMI events count against the capacity and are dropped when it is reached; notices
 * of the provider itself keep their place among them and are never dropped. An overflow
 * is an episode: a notice is queued when it begins, and one with the whole loss when the
 * queue has been emptied by half. One thread puts, one takes, any may close.
 */
public final class EventQueue {

	private static final int MOST_NAMES = 200;

	private final String provider;

	private final QueuePolicy policy;

	private final ProviderCounters counters;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition filled = this.lock.newCondition();

	private final Condition emptied = this.lock.newCondition();

	private final EventRing ring = new EventRing();

	/** Events taken whose delivery has not ended. */
	private final AtomicInteger inHand = new AtomicInteger();

	private boolean closed;

	private @Nullable Episode episode;

	private static final class Episode {

		private final Instant from;

		private final Map<String, Long> byName = new HashMap<>();

		private long count;

		Episode(Instant from) {
			this.from = from;
		}

		void add(ManagerEvent event) {
			this.count++;
			String name = event.getName();
			this.byName.merge((this.byName.size() < MOST_NAMES || this.byName.containsKey(name)) ? name : "other", 1L,
					Long::sum);
		}

	}

	/**
	 * Creates an empty queue.
	 * @param provider title of the provider
	 * @param policy its capacity, and what happens when that is reached
	 * @param counters told of drops
	 * @param clock tells the time of a loss
	 */
	public EventQueue(String provider, QueuePolicy policy, ProviderCounters counters, Clock clock) {
		this.provider = provider;
		this.policy = policy;
		this.counters = counters;
		this.clock = clock;
	}

	/**
	 * Adds events in order.
	 * @param batch holds the events
	 * @param count their number
	 * @return {@code false} if there was no room and the policy is to disconnect
	 * @throws InterruptedException if interrupted while the policy is to wait
	 */
	public boolean put(ManagerEvent[] batch, int count) throws InterruptedException {
		boolean fits = true;
		this.lock.lockInterruptibly();
		try {
			for (int i = 0; i < count; i++) {
				fits &= put(batch[i]);
			}
			this.filled.signal();
		}
		finally {
			this.lock.unlock();
		}
		return fits;
	}

	private boolean put(ManagerEvent event) throws InterruptedException {
		while (isFull() && this.policy.overflow() == OverflowPolicy.BLOCK && !this.closed) {
			this.filled.signal();
			this.emptied.await();
		}
		if (this.closed) {
			this.counters.dropped(event);
			return true;
		}
		if (!isFull()) {
			this.ring.addLast(event);
			return true;
		}
		ManagerEvent dropped = makeRoom(event);
		if (dropped != event) {
			this.ring.addLast(event);
		}
		lose(dropped);
		return this.policy.overflow() != OverflowPolicy.DISCONNECT;
	}

	private boolean isFull() {
		return this.ring.events() >= this.policy.capacity();
	}

	/**
	 * Chooses what is dropped: the event itself, or one that is taken out of the queue.
	 */
	private ManagerEvent makeRoom(ManagerEvent event) {
		ManagerEvent dropped = null;
		if (this.policy.overflow() == OverflowPolicy.DROP_OLDEST) {
			dropped = this.ring.removeOldest(this::mayGoFirst);
			if (dropped == null && !mayGoFirst(event)) {
				dropped = this.ring.removeOldest();
			}
		}
		else if (this.policy.overflow() == OverflowPolicy.DROP_NEWEST && !mayGoFirst(event)) {
			dropped = this.ring.removeOldest(this::mayGoFirst);
		}
		return (dropped != null) ? dropped : event;
	}

	private boolean mayGoFirst(ManagerEvent event) {
		return !this.policy.keep().contains(event.getName().toLowerCase(Locale.ROOT));
	}

	/**
	 * Adds a notice of the provider itself, whatever the capacity.
	 * @param notice the notice
	 */
	public void putNotice(Object notice) {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.ring.addLast(notice);
				this.filled.signal();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Adds events and notices that stay together, whatever the capacity.
	 * @param items in order
	 */
	public void putAll(List<?> items) {
		this.lock.lock();
		try {
			if (this.closed) {
				items.forEach(this::drop);
				return;
			}
			this.ring.addLast(new EventBundle(items));
			this.filled.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void drop(Object item) {
		if (item instanceof ManagerEvent event) {
			this.counters.dropped(event);
		}
		else if (item instanceof EventBundle bundle) {
			bundle.items().forEach(this::drop);
		}
	}

	/**
	 * Adds something to do between two events.
	 * @param task run by who takes it
	 */
	public void putTask(Runnable task) {
		putNotice(new DispatchTask(task));
	}

	/**
	 * Takes what is there, waiting for something.
	 * @param target gets it, in order
	 * @return how many were taken; 0 once closed and empty
	 * @throws InterruptedException if interrupted while waiting
	 */
	public int take(@Nullable Object[] target) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			while (this.ring.isEmpty() && !this.closed) {
				this.filled.await();
			}
			int taken = 0;
			int before = this.ring.events();
			int bundled = 0;
			for (Object item = this.ring.removeFirst(); item != null; item = this.ring.removeFirst()) {
				target[taken++] = item;
				bundled += (item instanceof EventBundle bundle) ? bundle.events() : 0;
				if (taken == target.length) {
					break;
				}
			}
			this.inHand.addAndGet(before - this.ring.events() + bundled);
			if (this.episode != null && this.ring.events() <= this.policy.capacity() / 2) {
				endEpisode(this.episode);
			}
			this.emptied.signalAll();
			return taken;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The delivery of an event that was taken has ended. */
	void done() {
		this.inHand.decrementAndGet();
	}

	/**
	 * Takes no more; what is queued can still be taken.
	 */
	public void close() {
		this.lock.lock();
		try {
			if (this.episode != null && !this.closed) {
				endEpisode(this.episode);
			}
			this.closed = true;
			this.filled.signalAll();
			this.emptied.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Discards and counts what is queued.
	 * @return how many events were queued
	 */
	public int clear() {
		this.lock.lock();
		try {
			int events = this.ring.events();
			for (Object item = this.ring.removeFirst(); item != null; item = this.ring.removeFirst()) {
				drop(item);
			}
			return events;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Discards, counts and tells the events that are queued; notices stay.
	 * @param cause why
	 * @return how many events were queued
	 */
	public long discard(EventsLostEvent.Cause cause) {
		this.lock.lock();
		try {
			List<Object> notices = new ArrayList<>();
			Discarded discarded = new Discarded(notices);
			for (Object item = this.ring.removeFirst(); item != null; item = this.ring.removeFirst()) {
				discarded.add(item);
			}
			notices.forEach(this.ring::addLast);
			Episode lost = discarded.lost;
			if (lost == null) {
				return 0;
			}
			this.ring.addLast(new EventsLostEvent(this.provider, cause, lost.count, lost.from, this.clock.instant(),
					lost.byName));
			this.filled.signal();
			this.emptied.signalAll();
			return lost.count;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Tells the events that are discarded from the notices that are kept. */
	private final class Discarded {

		private final List<Object> notices;

		private @Nullable Episode lost;

		Discarded(List<Object> notices) {
			this.notices = notices;
		}

		void add(Object item) {
			if (item instanceof ManagerEvent event) {
				EventQueue.this.counters.dropped(event);
				Episode episode = (this.lost != null) ? this.lost : new Episode(event.getReceivedAt());
				episode.add(event);
				this.lost = episode;
			}
			else if (item instanceof EventBundle bundle) {
				bundle.items().forEach(this::add);
			}
			else {
				this.notices.add(item);
			}
		}

	}

	/**
	 * Number of AMI events queued.
	 * @return the number
	 */
	public int size() {
		this.lock.lock();
		try {
			return this.ring.events();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Number of AMI events queued, or taken and not yet delivered.
	 * @return the number
	 */
	public int undelivered() {
		this.lock.lock();
		try {
			return this.ring.events() + this.inHand.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void lose(ManagerEvent event) {
		this.counters.dropped(event);
		Episode current = this.episode;
		if (current != null) {
			current.add(event);
			return;
		}
		current = new Episode(this.clock.instant());
		current.add(event);
		this.episode = current;
		Object notice = new EventsLostEvent(this.provider, EventsLostEvent.Cause.OVERFLOW, current.count, current.from,
				null, current.byName);
		if (this.policy.overflow() == OverflowPolicy.DROP_OLDEST) {
			this.ring.addFirst(notice);
		}
		else {
			this.ring.addLast(notice);
		}
	}

	private void endEpisode(Episode ended) {
		this.episode = null;
		this.ring.addLast(new EventsLostEvent(this.provider, EventsLostEvent.Cause.OVERFLOW, ended.count, ended.from,
				this.clock.instant(), ended.byName));
	}

}
