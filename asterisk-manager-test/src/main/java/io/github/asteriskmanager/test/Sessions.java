package io.github.asteriskmanager.test;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The open connections of one server, logged in or not.
 */
final class Sessions {

	private final Collection<AmiSession> open = new CopyOnWriteArrayList<>();

	private final Monitor monitor;

	Sessions(Monitor monitor) {
		this.monitor = monitor;
	}

	void add(AmiSession session) {
		this.open.add(session);
		changed();
	}

	void remove(AmiSession session) {
		this.open.remove(session);
		changed();
	}

	void changed() {
		this.monitor.changed();
	}

	/**
	 * Waits, as long as it takes, until someone hears events.
	 */
	void awaitListener() throws InterruptedException {
		this.monitor.await(() -> this.open.stream().anyMatch(AmiSession::hears));
	}

	void broadcast(Message event) {
		this.open.forEach((session) -> session.deliver(event));
	}

	void forEach(Consumer<AmiSession> action) {
		this.open.forEach(action);
	}

	int loggedIn() {
		return (int) this.open.stream().filter(AmiSession::isLoggedIn).count();
	}

	/**
	 * Waits until exactly so many sessions are logged in.
	 */
	void await(int count, Duration timeout) {
		this.monitor.await(timeout, () -> (loggedIn() == count) ? count : null, () -> "Expected " + count
				+ " sessions logged in within " + timeout + ", there are " + loggedIn() + " of " + this.open.size());
	}

	/**
	 * Closes all at once and waits for their threads.
	 */
	void close() {
		List<AmiSession> sessions = List.copyOf(this.open);
		sessions.forEach(AmiSession::close);
		sessions.forEach(AmiSession::join);
	}

}
