package io.github.asteriskmanager.dispatch;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the queue and calls the listeners, on one thread, until the queue is
 * closed and empty.
 */
public final class Dispatcher implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Dispatcher.class);

	private static final int BATCH = 256;

	private final EventQueue queue;

	private final Subscriptions subscriptions;

	private final ProviderCounters counters;

	private final DeliveryTimer timer;

	/** What listeners deliver themselves; for the dispatcher thread only. */
	private final Deque<Object> followers = new ArrayDeque<>();

	/**
	 * Creates it; run it on a thread of its own.
	 * @param queue gives the events
	 * @param subscriptions take them
	 * @param counters told what was delivered
	 */
	public Dispatcher(EventQueue queue, Subscriptions subscriptions, ProviderCounters counters) {
		this.queue = queue;
		this.subscriptions = subscriptions;
		this.counters = counters;
		this.timer = new DeliveryTimer(counters);
	}

	@Override
	public void run() {
		@Nullable Object[] batch = new Object[BATCH];
		boolean interrupted = false;
		int taken = 1;
		while (taken > 0) {
			try {
				taken = this.queue.take(batch);
				deliver(batch, taken);
				Arrays.fill(batch, 0, taken, null);
			}
			catch (InterruptedException ex) {
				// a listener's doing: only closing the queue ends this thread
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Delivers something behind what is being delivered; for listeners on this thread.
	 * @param event what to deliver
	 */
	public void follow(Object event) {
		this.followers.add(event);
	}

	private void deliver(@Nullable Object[] batch, int count) {
		this.timer.start();
		for (int i = 0; i < count; i++) {
			Object event = batch[i];
			if (event instanceof EventBundle bundle) {
				bundle.items().forEach(this::deliver);
			}
			else if (event != null) {
				deliver(event);
			}
		}
	}

	private void deliver(Object event) {
		if (event instanceof DispatchTask task) {
			run(task);
		}
		else {
			this.subscriptions.deliver(event);
		}
		for (Object next = this.followers.poll(); next != null; next = this.followers.poll()) {
			this.subscriptions.deliver(next);
		}
		if (event instanceof ManagerEvent delivered) {
			this.timer.delivered(delivered);
		}
		else {
			this.timer.skipped();
		}
	}

	private void run(DispatchTask task) {
		try {
			task.task().run();
		}
		catch (Throwable ex) {
			this.counters.listenerErrors.increment();
			logger.error("A task on a dispatcher thread failed", ex);
		}
	}

}
