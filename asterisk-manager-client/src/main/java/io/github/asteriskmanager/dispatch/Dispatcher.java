package io.github.asteriskmanager.dispatch;

import java.util.Arrays;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from the queue and calls the listeners, on one thread, until the queue is
 * closed and empty.
 */
public final class Dispatcher implements Runnable {

	private static final int BATCH = 256;

	private final EventQueue queue;

	private final Subscriptions subscriptions;

	private final DeliveryTimer timer;

	/**
	 * Creates it; run it on a thread of its own.
	 * @param queue gives the events
	 * @param subscriptions take them
	 * @param counters told what was delivered
	 */
	public Dispatcher(EventQueue queue, Subscriptions subscriptions, ProviderCounters counters) {
		this.queue = queue;
		this.subscriptions = subscriptions;
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

	private void deliver(@Nullable Object[] batch, int count) {
		this.timer.start();
		for (int i = 0; i < count; i++) {
			Object event = batch[i];
			if (event != null) {
				this.subscriptions.deliver(event);
				if (event instanceof ManagerEvent delivered) {
					this.timer.delivered(delivered);
				}
				else {
					this.timer.skipped();
				}
			}
		}
	}

}
