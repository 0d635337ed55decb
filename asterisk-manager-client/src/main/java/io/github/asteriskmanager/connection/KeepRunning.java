package io.github.asteriskmanager.connection;

import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the Java virtual machine running while any provider is started, by one thread for
 * all of them: an application that only listens must not exit.
 */
final class KeepRunning {

	private static int started;

	private static @Nullable CountDownLatch end;

	private KeepRunning() {
	}

	static synchronized void acquire() {
		if (started++ == 0) {
			CountDownLatch latch = new CountDownLatch(1);
			end = latch;
			Thread thread = new Thread(() -> await(latch), "ami-keep-alive");
			thread.setDaemon(false);
			thread.start();
		}
	}

	static synchronized void release() {
		if (--started == 0 && end != null) {
			end.countDown();
			end = null;
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
