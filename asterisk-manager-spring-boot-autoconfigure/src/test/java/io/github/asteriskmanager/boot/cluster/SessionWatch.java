package io.github.asteriskmanager.boot.cluster;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.test.AmiServer;

/**
 * Watches how many sessions servers have, as they see it: more than one at a time is what
 * must never be.
 */
final class SessionWatch implements AutoCloseable {

	private final List<AmiServer> servers;

	private final CountDownLatch end = new CountDownLatch(1);

	private final Thread thread = new Thread(this::watch, "session-watch");

	private volatile int most;

	SessionWatch(List<AmiServer> servers) {
		this.servers = servers;
		this.thread.start();
	}

	private void watch() {
		try {
			while (!this.end.await(1, TimeUnit.MILLISECONDS)) {
				this.servers.forEach((server) -> this.most = Math.max(this.most, server.sessions()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Most sessions any server had at once. */
	int most() {
		return this.most;
	}

	@Override
	public void close() {
		this.end.countDown();
	}

}
