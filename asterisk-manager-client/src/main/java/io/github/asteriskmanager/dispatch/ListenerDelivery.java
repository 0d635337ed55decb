package io.github.asteriskmanager.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import org.jspecify.annotations.Nullable;

/**
 * Calls the listeners on the thread that delivers, and keeps the account. Used by one
 * thread.
 */
final class ListenerDelivery implements Delivery {

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
		Object event = (item instanceof Tracked tracked) ? tracked.event() : item;
		boolean delivered = true;
		if (event instanceof ManagerEvent told) {
			delivered = this.interceptors.deliver(told);
		}
		else {
			this.subscriptions.deliver(event);
		}
		if (item instanceof Tracked tracked) {
			tracked.followers().forEach(this.subscriptions::deliver);
		}
		for (Object next = this.followers.poll(); next != null; next = this.followers.poll()) {
			this.subscriptions.deliver(next);
		}
		count(event, delivered);
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

	@Override
	public void follow(Object event) {
		this.followers.add(event);
	}

	@Override
	public boolean isBy(Thread candidate) {
		return candidate == this.thread;
	}

}
