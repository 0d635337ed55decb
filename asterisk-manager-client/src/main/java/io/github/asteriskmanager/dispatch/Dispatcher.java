package io.github.asteriskmanager.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.github.asteriskmanager.DispatchMode;
import io.github.asteriskmanager.DispatchPolicy;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.metrics.ProviderCounters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the queue and has the listeners called, until the queue is closed and
 * empty.
 */
public final class Dispatcher implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Dispatcher.class);

	private static final int BATCH = 256;

	private final EventQueue queue;

	private final Subscriptions subscriptions;

	private final ProviderCounters counters;

	private final Delivery delivery;

	/** What trackers say about the event they are told of. */
	private final List<Object> followers = new ArrayList<>();

	private boolean tracking;

	private volatile @Nullable Thread thread;

	/**
	 * Creates it; run it on a thread of its own.
	 * @param options say how listeners are called
	 * @param queue gives the events
	 * @param subscriptions take them
	 * @param counters told what was delivered
	 * @param threads makes what calls the listeners, if neither the thread of this does
	 * nor an executor of the application
	 */
	public Dispatcher(ManagerOptions options, EventQueue queue, Subscriptions subscriptions, ProviderCounters counters,
			Supplier<Executor> threads) {
		this.queue = queue;
		this.subscriptions = subscriptions;
		this.counters = counters;
		Interceptors interceptors = new Interceptors(options, subscriptions, counters);
		Supplier<Delivery> listeners = () -> new ListenerDelivery(queue, interceptors, subscriptions, counters);
		this.delivery = (hasWorkers(options)) ? new WorkerDelivery(options, listeners,
				Objects.requireNonNullElseGet(options.getDispatch().executor(), threads)) : listeners.get();
	}

	private static boolean hasWorkers(ManagerOptions options) {
		DispatchPolicy policy = options.getDispatch();
		return policy.mode() == DispatchMode.PER_CALL || policy.executor() != null;
	}

	/**
	 * The policy of the queue, less the events that workers have taken out of it.
	 * @param options the options
	 * @return the policy
	 */
	public static QueuePolicy queuePolicy(ManagerOptions options) {
		QueuePolicy policy = options.getQueue();
		int taken = (hasWorkers(options)) ? WorkerDelivery.window(options) : 0;
		return new QueuePolicy(Math.max(1, policy.capacity() - taken), policy.overflow(), policy.keep());
	}

	/**
	 * Whether a thread is calling listeners.
	 * @param thread the thread
	 * @return {@code true} if it is
	 */
	public boolean isBy(Thread thread) {
		return thread == this.thread || this.delivery.isBy(thread);
	}

	/**
	 * Delivers something behind what is being delivered; for listeners on their thread.
	 * @param event what to deliver
	 */
	public void follow(Object event) {
		if (Thread.currentThread() == this.thread && this.tracking) {
			this.followers.add(event);
		}
		else {
			this.delivery.follow(event);
		}
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
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
		this.delivery.finish();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void deliver(@Nullable Object[] batch, int count) {
		this.delivery.begin();
		for (int i = 0; i < count; i++) {
			Object event = batch[i];
			if (event instanceof EventBundle bundle) {
				bundle.items().forEach(this::deliver);
			}
			else if (event instanceof DispatchTask task) {
				run(task);
			}
			else if (event != null) {
				deliver(event);
			}
		}
	}

	/** Trackers first, in wire order; what they say goes along with the event. */
	private void deliver(Object event) {
		this.tracking = true;
		this.subscriptions.track(event);
		this.tracking = false;
		this.delivery.deliver((this.followers.isEmpty()) ? event : new Tracked(event, takeFollowers()));
	}

	private void run(DispatchTask task) {
		this.tracking = true;
		try {
			task.task().run();
		}
		catch (Throwable ex) {
			this.counters.listenerErrors.increment();
			logger.error("A task between two events failed", ex);
		}
		this.tracking = false;
		takeFollowers().forEach(this.delivery::deliver);
		this.delivery.begin();
	}

	private List<Object> takeFollowers() {
		List<Object> taken = List.copyOf(this.followers);
		this.followers.clear();
		return taken;
	}

}
