package io.github.asteriskmanager.boot.distribution;

import java.util.List;

/**
 * Entries that are sent together, until the broker holds them. Its state is guarded by
 * the lock of the outbox.
 */
final class OutboxBatch {

	enum State {

		/** The broker has not said yet. */
		PENDING,

		/** The broker has said. */
		SETTLED,

		/** To be sent again. */
		FAILED

	}

	private final List<OutboxEntry> entries;

	private final int events;

	State state = State.PENDING;

	OutboxBatch(List<OutboxEntry> entries) {
		this.entries = entries;
		this.events = (int) entries.stream().filter(OutboxEntry::isEvent).count();
	}

	List<OutboxEntry> entries() {
		return this.entries;
	}

	/** Number of AMI events in it. */
	int events() {
		return this.events;
	}

}
