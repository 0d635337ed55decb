package io.github.asteriskmanager.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The logins of all sessions in their order.
 */
final class LoginLog {

	private final List<Entry> entries = new ArrayList<>();

	synchronized Entry begin(int connection, String username, boolean hearing) {
		Entry entry = new Entry(connection, username, hearing);
		this.entries.add(entry);
		return entry;
	}

	synchronized List<AmiLogin> all() {
		return this.entries.stream().map(Entry::now).toList();
	}

	/**
	 * Forgets logins that have ended.
	 */
	synchronized void clear() {
		this.entries.removeIf((entry) -> entry.to != null);
	}

	/**
	 * A login that may go on. Events are counted by one thread at a time.
	 */
	static final class Entry {

		private final int connection;

		private final String username;

		private final boolean hearing;

		private final Instant from = Instant.now();

		private volatile @Nullable Instant to;

		private volatile long events;

		private Entry(int connection, String username, boolean hearing) {
			this.connection = connection;
			this.username = username;
			this.hearing = hearing;
		}

		void countEvent() {
			this.events = this.events + 1;
		}

		/**
		 * Ends the login, unless it has ended.
		 */
		synchronized void end() {
			if (this.to == null) {
				this.to = Instant.now();
			}
		}

		private AmiLogin now() {
			return new AmiLogin(this.connection, this.username, this.hearing, this.from, this.to, this.events);
		}

	}

}
