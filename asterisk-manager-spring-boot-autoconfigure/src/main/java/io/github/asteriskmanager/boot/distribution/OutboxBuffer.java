package io.github.asteriskmanager.boot.distribution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an outbox holds, and the account of it: every event put in is waiting or
 * unconfirmed, published, or lost. Thread-safe; one thread takes.
 */
final class OutboxBuffer {

	private static final int BATCH = 1000;

	private static final int LARGEST_WINDOW = 16 * 1024;

	/** The first event after a silence waits so long for others. */
	private static final long LINGER_NANOS = 1_000_000;

	private final OutboxOptions options;

	private final LossEpisode episode;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition work = this.lock.newCondition();

	private final Condition room = this.lock.newCondition();

	private final WaitingEntries waiting = new WaitingEntries();

	private final UnconfirmedBatches unconfirmed = new UnconfirmedBatches();

	private final Map<String, Long> sequences = new HashMap<>();

	/** Whether whoever takes sleeps until something comes. */
	private boolean idle;

	private boolean closed;

	private long published;

	private long lost;

	private long failures;

	OutboxBuffer(OutboxOptions options, Clock clock) {
		this.options = options;
		this.episode = new LossEpisode(clock);
	}

	/** Puts in an event or notice, and gives what is to be told of it. */
	@Nullable EventsLostEvent put(String provider, Object payload) {
		this.lock.lock();
		try {
			EventsLostEvent notice = (payload instanceof ManagerEvent) ? putEvent(provider, payload)
					: putNotice(provider, payload);
			if (this.idle || this.waiting.size() == BATCH) {
				this.idle = false;
				this.work.signal();
			}
			return notice;
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable EventsLostEvent putNotice(String provider, Object notice) {
		if (!this.closed) {
			this.waiting.add(entry(provider, notice));
		}
		return null;
	}

	private @Nullable EventsLostEvent putEvent(String provider, Object event) {
		while (isFull() && this.options.overflow() == OutboxOverflow.BLOCK && !this.closed) {
			this.room.awaitUninterruptibly();
		}
		OutboxEntry entry = entry(provider, event);
		OutboxEntry dropped = null;
		if (this.closed) {
			dropped = entry;
		}
		else if (isFull()) {
			OutboxEntry oldest = (this.options.overflow() == OutboxOverflow.DROP_OLDEST)
					? this.waiting.removeOldestEvent() : null;
			dropped = (oldest != null) ? oldest : entry;
		}
		if (dropped != entry) {
			this.waiting.add(entry);
		}
		return (dropped != null) ? lose(dropped.provider(), dropped.name()) : null;
	}

	private OutboxEntry entry(String provider, Object payload) {
		return new OutboxEntry(provider, payload, this.sequences.merge(provider, 1L, Long::sum));
	}

	private boolean isFull() {
		return held() >= this.options.capacity();
	}

	private int held() {
		return this.waiting.events() + this.unconfirmed.events();
	}

	private @Nullable EventsLostEvent lose(String provider, String name) {
		this.lost++;
		return this.episode.add(provider, name);
	}

	/**
	 * Takes what is to be sent next, waiting for something: a new batch, or those that
	 * failed and all behind them.
	 * @return batches in order; none once closed and empty
	 */
	List<OutboxBatch> take() throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			while (true) {
				if (this.unconfirmed.isDueAgain()) {
					return this.unconfirmed.again();
				}
				if (mayTakeNew()) {
					gather();
					// a batch may have failed meanwhile, and goes first
					if (mayTakeNew()) {
						return List.of(takeNew());
					}
					continue;
				}
				if (this.closed && this.waiting.size() == 0 && this.unconfirmed.isEmpty()) {
					return List.of();
				}
				this.idle = this.waiting.size() == 0;
				this.work.await();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean mayTakeNew() {
		return this.waiting.size() > 0 && !this.unconfirmed.hasFailed() && this.unconfirmed.events() < window();
	}

	private int window() {
		return Math.max(1, Math.min(LARGEST_WINDOW, this.options.capacity() / 2));
	}

	/** Waits a little for a batch to fill: each costs the same, however small. */
	private void gather() throws InterruptedException {
		long left = LINGER_NANOS;
		while (left > 0 && this.waiting.size() < BATCH && !this.closed) {
			left = this.work.awaitNanos(left);
		}
	}

	private OutboxBatch takeNew() {
		OutboxBatch batch = new OutboxBatch(this.waiting.take(Math.min(BATCH, window())));
		this.unconfirmed.sent(batch);
		return batch;
	}

	/** The broker holds a batch; gives what is to be told. */
	List<EventsLostEvent> settled(OutboxBatch batch, List<EventSink.Refusal> refusals) {
		this.lock.lock();
		try {
			if (batch.state != OutboxBatch.State.PENDING) {
				return List.of();
			}
			this.unconfirmed.settled(batch);
			this.published += batch.events();
			List<EventsLostEvent> notices = new ArrayList<>();
			for (EventSink.Refusal refusal : refusals) {
				EventFrame frame = refusal.frame();
				if (!frame.notice()) {
					this.published--;
					EventsLostEvent begun = lose(frame.provider(), frame.name());
					if (begun != null) {
						notices.add(begun);
					}
				}
			}
			if (this.episode.isOpen() && held() <= this.options.capacity() / 2) {
				notices.addAll(this.episode.end());
			}
			this.work.signal();
			this.room.signalAll();
			return notices;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** A batch has to be sent again. */
	void failed(OutboxBatch batch) {
		this.lock.lock();
		try {
			if (batch.state == OutboxBatch.State.PENDING) {
				this.failures++;
				this.unconfirmed.failed(batch);
				this.work.signal();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Takes no more; what is in it can still be taken. */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.work.signal();
			this.room.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Gives up what is in it. */
	int abandon() {
		this.lock.lock();
		try {
			List<OutboxEntry> left = new ArrayList<>(this.unconfirmed.clear());
			left.addAll(this.waiting.take(Integer.MAX_VALUE));
			left.stream().filter(OutboxEntry::isEvent).forEach((entry) -> lose(entry.provider(), entry.name()));
			this.episode.end();
			return (int) left.stream().filter(OutboxEntry::isEvent).count();
		}
		finally {
			this.lock.unlock();
		}
	}

	void open() {
		this.lock.lock();
		try {
			this.closed = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	OutboxStatistics statistics() {
		this.lock.lock();
		try {
			return new OutboxStatistics(this.published, this.lost, held(), this.failures);
		}
		finally {
			this.lock.unlock();
		}
	}

}
