package io.github.asteriskmanager.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the listeners on the thread that delivers, and keeps the account. Used by one
 * thread.
 */
final class ListenerDelivery implements Delivery {

	private static final Logger logger = LoggerFactory.getLogger(ListenerDelivery.class);

	private final EventQueue queue;

	private final Interceptors interceptors;

	private final Subscriptions subscriptions;

	private final ProviderCounters counters;

	private final DeliveryTimer timer;

	/** What listeners deliver themselves. */
	private final Deque<Object> followers = new ArrayDeque<>();

	private volatile @Nullable Thread thread;

	ListenerDelivery(EventQueue queue, Interceptors interceptors, Subscriptions subscriptions,
			ProviderCounters counters) {
		this.queue = queue;
		this.interceptors = interceptors;
		this.subscriptions = subscriptions;
		this.counters = counters;
		this.timer = new DeliveryTimer(counters);
	}

	@Override
	public void begin() {
		this.thread = Thread.currentThread();
		this.timer.start();
	}

	@Override
	public void deliver(Object item) {
		boolean delivered = true;
		if (item instanceof ManagerEvent event) {
			delivered = this.interceptors.deliver(event);
		}
		else if (item instanceof DispatchTask task) {
			run(task);
		}
		else {
			this.subscriptions.deliver(item);
		}
		for (Object next = this.followers.poll(); next != null; next = this.followers.poll()) {
			this.subscriptions.deliver(next);
		}
		count(item, delivered);
	}

	private void count(Object item, boolean delivered) {
		if (!(item instanceof ManagerEvent event)) {
			this.timer.skipped();
			return;
		}
		if (delivered) {
			this.timer.delivered(event);
		}
		else {
			this.counters.eventsFiltered.increment();
			this.timer.skipped();
		}
		this.queue.done();
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

	@Override
	public void follow(Object event) {
		this.followers.add(event);
	}

	@Override
	public boolean isBy(Thread candidate) {
		return candidate == this.thread;
	}

}
