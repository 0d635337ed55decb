package io.github.asteriskmanager.test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where tests wait for something to happen inside the server.
 */
final class Monitor {

	static final Duration PATIENCE = Duration.ofSeconds(10);

	/**
	 * Wakes all who wait, to look again.
	 */
	synchronized void changed() {
		notifyAll();
	}

	/**
	 * Waits as long as it takes.
	 */
	synchronized void await(BooleanSupplier condition) throws InterruptedException {
		while (!condition.getAsBoolean()) {
			wait();
		}
	}

	/**
	 * Waits until there is something.
	 * @throws AssertionError with the complaint, when the timeout passes before
	 */
	synchronized <T> T await(Duration timeout, Supplier<@Nullable T> probe, Supplier<String> complaint) {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (true) {
			T found = probe.get();
			if (found != null) {
				return found;
			}
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				throw new AssertionError(complaint.get());
			}
			pause(left, complaint);
		}
	}

	private void pause(long nanos, Supplier<String> complaint) {
		try {
			TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting. " + complaint.get(), ex);
		}
	}

}
