package io.github.asteriskmanager.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.asteriskmanager.DispatchMode;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.event.CallIds;
import io.github.asteriskmanager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls listeners on the threads of an executor, several at the same time if the mode
 * permits that.
 * <p>
 * An event waits for the one before it with which it has an id in common, whichever that
 * is; so order holds also where two calls become one. It takes a limited number of
 * events; as long as those are not handled, the next ones wait in the queue, whose
 * overflow policy holds.
 */
final class WorkerDelivery implements Delivery {

	private static final Logger logger = LoggerFactory.getLogger(WorkerDelivery.class);

	private static final int LARGEST_WINDOW = 1024;

	private static final List<String> NO_CALL = List.of(CallIds.NO_CALL);

	private final String provider;

	/** One for each worker. */
	private final Supplier<Delivery> listeners;

	private final Executor executor;

	private final boolean perCall;

	private final int workers;

	private final int window;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition fewEnough = this.lock.newCondition();

	/** The last task not yet handled of each id. */
	private final Map<String, Task> last = new HashMap<>();

	private final Deque<Task> ready = new ArrayDeque<>();

	private final Map<Thread, Delivery> threads = new ConcurrentHashMap<>();

	private final AtomicBoolean rejectionLogged = new AtomicBoolean();

	/** Tasks taken and not yet handled. */
	private int open;

	/** How few of them the thread that delivers waits for. */
	private int awaited = -1;

	/** Workers that run, or are about to. */
	private int active;

	private static final class Task {

		private final Object event;

		private final List<String> ids;

		private final List<Task> followers = new ArrayList<>(2);

		private int waitsFor;

		Task(Object event, List<String> ids) {
			this.event = event;
			this.ids = ids;
		}

	}

	WorkerDelivery(ManagerOptions options, Supplier<Delivery> listeners, Executor executor) {
		this.provider = options.getTitle();
		this.listeners = listeners;
		this.executor = executor;
		this.perCall = options.getDispatch().mode() == DispatchMode.PER_CALL;
		this.workers = (this.perCall) ? options.getDispatch().workers() : 1;
		this.window = window(options);
	}

	/** How many events it takes: what the queue holds besides may still be dropped. */
	static int window(ManagerOptions options) {
		return Math.max(1, Math.min(LARGEST_WINDOW, options.getQueue().capacity() / 2));
	}

	@Override
	public void deliver(Object item) {
		if (!this.perCall) {
			add(item, NO_CALL);
			return;
		}
		Object told = (item instanceof Tracked tracked) ? tracked.event() : item;
		List<String> ids = (told instanceof ManagerEvent event) ? CallIds.of(event) : NO_CALL;
		boolean live = told instanceof ManagerEvent event && !event.isResync();
		if (!live && ids.get(0).equals(CallIds.NO_CALL)) {
			// a notice, or the end of what was fetched anew
			finish();
			add(item, ids);
			finish();
		}
		else {
			add(item, ids);
		}
	}

	private void add(Object item, List<String> ids) {
		Task task = new Task(item, ids);
		boolean starts = false;
		this.lock.lock();
		try {
			if (this.open >= this.window) {
				await(this.window / 2);
			}
			this.open++;
			for (String id : ids) {
				Task before = this.last.put(id, task);
				if (before != null && before != task) {
					before.followers.add(task);
					task.waitsFor++;
				}
			}
			if (task.waitsFor == 0) {
				this.ready.add(task);
				starts = claimWorker();
			}
		}
		finally {
			this.lock.unlock();
		}
		if (starts && !start()) {
			work();
		}
	}

	private boolean claimWorker() {
		boolean free = this.active < this.workers;
		this.active += (free) ? 1 : 0;
		return free;
	}

	private boolean start() {
		try {
			this.executor.execute(this::work);
			return true;
		}
		catch (RuntimeException ex) {
			if (this.rejectionLogged.compareAndSet(false, true)) {
				logger.warn("[{}] The executor for listeners takes no more; they run on a thread of the provider: {}",
						this.provider, ex.toString());
			}
			return false;
		}
	}

	private void work() {
		Thread self = Thread.currentThread();
		Delivery delivery = this.listeners.get();
		Delivery outer = this.threads.put(self, delivery);
		try {
			Task task = next(null);
			while (task != null) {
				delivery.begin();
				delivery.deliver(task.event);
				task = next(task);
			}
		}
		finally {
			if (outer == null) {
				this.threads.remove(self);
			}
			else {
				this.threads.put(self, outer);
			}
		}
	}

	/** The next task for a worker that has handled one; {@code null} ends the worker. */
	private @Nullable Task next(@Nullable Task handled) {
		Task next;
		int more = 0;
		this.lock.lock();
		try {
			if (handled != null) {
				complete(handled);
			}
			next = this.ready.poll();
			this.active -= (next == null) ? 1 : 0;
			while (more < this.ready.size() && claimWorker()) {
				more++;
			}
		}
		finally {
			this.lock.unlock();
		}
		for (; more > 0; more--) {
			startAnother();
		}
		return next;
	}

	/** One that is not to be had is done without: this worker goes on. */
	private void startAnother() {
		if (!start()) {
			this.lock.lock();
			try {
				this.active--;
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void complete(Task task) {
		this.open--;
		for (String id : task.ids) {
			this.last.remove(id, task);
		}
		for (Task follower : task.followers) {
			if (--follower.waitsFor == 0) {
				this.ready.add(follower);
			}
		}
		if (this.open <= this.awaited) {
			this.fewEnough.signal();
		}
	}

	private void await(int few) {
		this.awaited = few;
		while (this.open > few) {
			this.fewEnough.awaitUninterruptibly();
		}
		this.awaited = -1;
	}

	@Override
	public void finish() {
		this.lock.lock();
		try {
			await(0);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void follow(Object event) {
		Delivery worker = this.threads.get(Thread.currentThread());
		if (worker != null) {
			worker.follow(event);
		}
	}

	@Override
	public boolean isBy(Thread thread) {
		return this.threads.containsKey(thread);
	}

}
