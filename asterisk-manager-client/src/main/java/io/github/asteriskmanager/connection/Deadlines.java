package io.github.asteriskmanager.connection;

import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Watches the time of all pending actions of a connection with a single timer, since
 * nearly all are answered long before. Thread-safe.
 */
final class Deadlines {

	private final PendingActions pending;

	private final Consumer<PendingAction<?>> expired;

	private volatile boolean armed;

	private volatile long dueNanos;

	private volatile @Nullable Future<?> timer;

	/**
	 * Creates it.
	 * @param pending the actions watched
	 * @param expired told of each action whose time is over
	 */
	Deadlines(PendingActions pending, Consumer<PendingAction<?>> expired) {
		this.pending = pending;
		this.expired = expired;
	}

	/** Looks again after this time at the latest; the action must be pending already. */
	void within(long nanos) {
		long due = System.nanoTime() + nanos;
		if (!this.armed || due - this.dueNanos < 0) {
			this.dueNanos = due;
			this.armed = true;
			this.timer = Background.after(nanos, this::check);
		}
	}

	private void check() {
		this.armed = false;
		long next = Long.MAX_VALUE;
		for (PendingAction<?> action : this.pending.all()) {
			long left = action.nanosLeft();
			if (left > 0) {
				next = Math.min(next, left);
			}
			else {
				this.expired.accept(action);
			}
		}
		if (next < Long.MAX_VALUE) {
			within(next);
		}
	}

	void cancel() {
		Future<?> current = this.timer;
		if (current != null) {
			current.cancel(false);
		}
	}

}
