package io.github.asteriskmanager.boot.distribution;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded buffer between the providers of an instance and a message broker.
 * <p>
 * Whoever delivers events puts them in; one thread sends them, in order and in batches,
 * and sends again what the broker did not take. Only AMI events count against the
 * capacity and are lost when it is reached; notices of the provider itself keep their
 * place among them. Every loss is counted and told: when it begins, and when the buffer
 * has been emptied by half. Thread-safe; it can be started again after a stop.
 */
public final class EventOutbox {

	private static final Logger logger = LoggerFactory.getLogger(EventOutbox.class);

	private static final long SHORTEST_PAUSE_MILLIS = 50;

	private static final long LONGEST_PAUSE_MILLIS = 5000;

	private final EventSink sink;

	private final OutboxOptions options;

	private final Consumer<EventsLostEvent> losses;

	private final FrameEncoder encoder;

	private final OutboxBuffer buffer;

	private final AtomicInteger failuresInARow = new AtomicInteger();

	private final Set<Class<?>> refusalsLogged = ConcurrentHashMap.newKeySet();

	private @Nullable Thread sender;

	/**
	 * Creates an outbox; nothing leaves it before it is started.
	 * @param sink the broker
	 * @param epoch what tells this run of the publisher from others
	 * @param options how much it holds
	 * @param losses told when events begin to be lost, and when that has ended; called on
	 * any thread, and has to return soon
	 * @param clock tells the time of a loss
	 */
	public EventOutbox(EventSink sink, String epoch, OutboxOptions options, Consumer<EventsLostEvent> losses,
			Clock clock) {
		this.sink = sink;
		this.options = options;
		this.losses = losses;
		this.encoder = new FrameEncoder(epoch, options.key());
		this.buffer = new OutboxBuffer(options, clock);
	}

	/**
	 * Name of the broker.
	 * @return that of the sink
	 */
	public String getName() {
		return this.sink.name();
	}

	/**
	 * What it has done so far.
	 * @return a snapshot
	 */
	public OutboxStatistics getStatistics() {
		return this.buffer.statistics();
	}

	/**
	 * Takes an event or a notice. Waits if the buffer is full and its policy says so.
	 * @param provider title of its provider
	 * @param payload a {@link ManagerEvent}, or a notice that
	 * {@link EventDistribution#carries(Object) can be carried}
	 */
	public void put(String provider, Object payload) {
		EventsLostEvent notice = this.buffer.put(provider, payload);
		if (notice != null) {
			tell(notice);
		}
	}

	private void tell(EventsLostEvent notice) {
		if (notice.to() == null) {
			logger.warn("[{}] Events are lost on the way to {}, beginning with {}", notice.provider(), getName(),
					notice.byName().keySet());
		}
		else {
			logger.warn("[{}] {} events were lost on the way to {} from {} to {}: {}", notice.provider(),
					notice.count(), getName(), notice.from(), notice.to(), notice.byName());
		}
		this.losses.accept(notice);
	}

	/**
	 * Begins to send.
	 */
	public synchronized void start() {
		if (this.sender == null) {
			this.buffer.open();
			Thread thread = new Thread(this::send, "ami-outbox-" + getName());
			thread.setDaemon(true);
			thread.start();
			this.sender = thread;
		}
	}

	/**
	 * Sends what is in it, for as long as the options say, and takes no more. What is
	 * left then is lost, counted and logged, though the broker may hold some of it.
	 */
	public synchronized void stop() {
		Thread thread = this.sender;
		if (thread == null) {
			return;
		}
		this.buffer.close();
		join(thread, this.options.flushTimeout());
		thread.interrupt();
		int left = this.buffer.abandon();
		if (left > 0) {
			logger.warn("{} events were not published to {} within {} of stopping", left, getName(),
					this.options.flushTimeout());
		}
		this.sink.close(Duration.ofSeconds(1));
		this.sender = null;
	}

	private static void join(Thread thread, Duration timeout) {
		try {
			thread.join(Math.max(1, timeout.toMillis()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void send() {
		try {
			for (List<OutboxBatch> due = this.buffer.take(); !due.isEmpty(); due = this.buffer.take()) {
				pause();
				boolean reached = true;
				for (OutboxBatch batch : due) {
					// behind one that failed nothing may overtake it
					reached = reached && send(batch);
					if (!reached) {
						this.buffer.failed(batch);
					}
				}
			}
		}
		catch (InterruptedException ex) {
			logger.debug("Sending to {} was interrupted", getName());
		}
	}

	private void pause() throws InterruptedException {
		int failed = this.failuresInARow.get();
		if (failed > 0) {
			Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, SHORTEST_PAUSE_MILLIS << Math.min(failed, 10)));
		}
	}

	/** Sends a batch; {@code false} if that is known to have failed. */
	private boolean send(OutboxBatch batch) throws InterruptedException {
		CompletableFuture<List<EventSink.Refusal>> sent;
		try {
			sent = this.sink.send(encode(batch));
		}
		catch (RuntimeException ex) {
			sent = CompletableFuture.failedFuture(ex);
		}
		sent.whenComplete((refusals, failure) -> completed(batch, refusals, failure));
		return !sent.isCompletedExceptionally();
	}

	private List<EventFrame> encode(OutboxBatch batch) {
		List<EventFrame> frames = new ArrayList<>(batch.entries().size());
		for (OutboxEntry entry : batch.entries()) {
			frames.add(this.encoder.encode(entry));
		}
		return frames;
	}

	private void completed(OutboxBatch batch, List<EventSink.Refusal> refusals, @Nullable Throwable failure) {
		if (failure != null) {
			if (this.failuresInARow.getAndIncrement() == 0) {
				logger.warn("Events cannot be published to {} and wait in the buffer: {}", getName(),
						failure.toString());
			}
			this.buffer.failed(batch);
			return;
		}
		if (this.failuresInARow.getAndSet(0) > 0) {
			logger.info("Events are published to {} again", getName());
		}
		refusals.forEach(this::logRefusal);
		this.buffer.settled(batch, refusals).forEach(this::tell);
	}

	private void logRefusal(EventSink.Refusal refusal) {
		if (this.refusalsLogged.add(refusal.reason().getClass())) {
			logger.error("{} refuses {}, which is lost; further {} are only counted", getName(), refusal.frame(),
					refusal.reason().getClass().getSimpleName(), refusal.reason());
		}
	}

}
