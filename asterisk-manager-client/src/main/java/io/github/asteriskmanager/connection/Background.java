package io.github.asteriskmanager.connection;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Threads and time for all connections of the process.
 * <p>
 * The timer thread never blocks, ends itself when there is nothing to wait for, and like
 * every thread made here does not keep the Java virtual machine running.
 */
final class Background {

	private static final @Nullable MethodHandle START_VIRTUAL = findStartVirtual();

	private static final ScheduledThreadPoolExecutor TIMER = timer();

	private Background() {
	}

	/**
	 * Starts a thread.
	 * @param name its name
	 * @param virtual whether to make it virtual where the runtime can
	 * @param task what it runs
	 * @return the thread
	 */
	static Thread start(String name, boolean virtual, Runnable task) {
		if (virtual && START_VIRTUAL != null) {
			try {
				Thread thread = (Thread) START_VIRTUAL.invokeExact(task);
				thread.setName(name);
				return thread;
			}
			catch (Throwable ex) {
				throw new IllegalStateException("Cannot start a virtual thread", ex);
			}
		}
		Thread thread = daemon(name, task);
		thread.start();
		return thread;
	}

	/** Runs what may block, once, on a thread of its own. */
	static Executor executor(String name, boolean virtual) {
		return (task) -> start(name, virtual, task);
	}

	/** Runs up to a number of tasks at a time, on threads that end when idle. */
	static Executor pool(String name, int size, boolean virtual) {
		if (virtual && START_VIRTUAL != null) {
			return executor(name, true);
		}
		AtomicInteger number = new AtomicInteger();
		ThreadPoolExecutor pool = new ThreadPoolExecutor(size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(task) -> daemon(name + "-" + number.incrementAndGet(), task));
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	/** Runs a short task that does not block, later. */
	static Future<?> after(long nanos, Runnable task) {
		return TIMER.schedule(task, nanos, TimeUnit.NANOSECONDS);
	}

	private static Thread daemon(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	private static ScheduledThreadPoolExecutor timer() {
		ThreadFactory threads = (task) -> daemon("ami-timer", task);
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
		timer.setKeepAliveTime(10, TimeUnit.SECONDS);
		timer.allowCoreThreadTimeOut(true);
		timer.setRemoveOnCancelPolicy(true);
		return timer;
	}

	/** {@code Thread.startVirtualThread} of Java 21 and later. */
	private static @Nullable MethodHandle findStartVirtual() {
		try {
			return MethodHandles.publicLookup()
				.findStatic(Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

}
