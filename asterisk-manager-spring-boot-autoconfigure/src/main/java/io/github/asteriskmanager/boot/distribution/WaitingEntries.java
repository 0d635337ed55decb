package io.github.asteriskmanager.boot.distribution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, in order. Not thread-safe.
 */
final class WaitingEntries {

	private final Deque<OutboxEntry> entries = new ArrayDeque<>();

	private int events;

	/** Number of AMI events. */
	int events() {
		return this.events;
	}

	/** Number of everything. */
	int size() {
		return this.entries.size();
	}

	void add(OutboxEntry entry) {
		this.entries.addLast(entry);
		this.events += (entry.isEvent()) ? 1 : 0;
	}

	/** Takes out the oldest event; {@code null} if there is none. */
	@Nullable OutboxEntry removeOldestEvent() {
		for (Iterator<OutboxEntry> all = this.entries.iterator(); all.hasNext();) {
			OutboxEntry entry = all.next();
			if (entry.isEvent()) {
				all.remove();
				this.events--;
				return entry;
			}
		}
		return null;
	}

	/** Takes from the front. */
	List<OutboxEntry> take(int most) {
		List<OutboxEntry> taken = new ArrayList<>(Math.min(most, this.entries.size()));
		while (taken.size() < most && !this.entries.isEmpty()) {
			OutboxEntry entry = this.entries.removeFirst();
			this.events -= (entry.isEvent()) ? 1 : 0;
			taken.add(entry);
		}
		return taken;
	}

}
