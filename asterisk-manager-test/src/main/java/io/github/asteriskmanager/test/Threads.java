package io.github.asteriskmanager.test;

import java.time.Duration;

/**
 * Threads of a server: daemons, named, and joined when it closes.
 */
final class Threads {

	private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(5);

	private Threads() {
	}

	static Thread daemon(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Waits for a thread that has been told to end; not for the calling one, and not for
	 * ever.
	 */
	static void join(Thread thread) {
		if (thread == Thread.currentThread()) {
			return;
		}
		try {
			thread.join(JOIN_TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
