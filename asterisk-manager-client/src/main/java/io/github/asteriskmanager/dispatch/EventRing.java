package io.github.asteriskmanager.dispatch;

import java.util.function.Predicate;

import io.github.asteriskmanager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events and notices in order, in a ring that grows; events can be taken out of the
 * middle. Not thread-safe.
 */
final class EventRing {

	private static final int INITIAL = 16;

	/** A slot whose event was taken out is null. */
	private @Nullable Object[] slots = new Object[INITIAL];

	private int head;

	/** Slots in use, empty ones among them included. */
	private int used;

	private int events;

	/** Between the head and here nothing is left that may go first. */
	private int searched;

	int events() {
		return this.events;
	}

	boolean isEmpty() {
		return this.used == 0;
	}

	void addLast(Object item) {
		ensureRoom();
		this.slots[at(this.used++)] = item;
		if (item instanceof ManagerEvent) {
			this.events++;
		}
	}

	/** Adds a notice in front of everything. */
	void addFirst(Object notice) {
		ensureRoom();
		this.head = (this.head - 1) & (this.slots.length - 1);
		this.slots[this.head] = notice;
		this.used++;
		this.searched++;
	}

	/** Takes the first item, or {@code null} if there is none. */
	@Nullable Object removeFirst() {
		while (this.used > 0) {
			Object item = this.slots[this.head];
			this.slots[this.head] = null;
			this.head = at(1);
			this.used--;
			this.searched = Math.max(0, this.searched - 1);
			if (item != null) {
				this.events -= (item instanceof ManagerEvent) ? 1 : 0;
				return item;
			}
		}
		return null;
	}

	/** Takes out the oldest event, or {@code null} if there is none. */
	@Nullable ManagerEvent removeOldest() {
		for (int i = 0; i < this.used; i++) {
			if (this.slots[at(i)] instanceof ManagerEvent event) {
				return remove(i, event);
			}
		}
		return null;
	}

	/**
	 * Takes out the oldest event that a test permits, or {@code null} if there is none.
	 * What the test did not permit once is not asked about again.
	 */
	@Nullable ManagerEvent removeOldest(Predicate<ManagerEvent> permitted) {
		for (; this.searched < this.used; this.searched++) {
			if (this.slots[at(this.searched)] instanceof ManagerEvent event && permitted.test(event)) {
				return remove(this.searched, event);
			}
		}
		return null;
	}

	private ManagerEvent remove(int position, ManagerEvent event) {
		this.slots[at(position)] = null;
		this.events--;
		return event;
	}

	private int at(int position) {
		return (this.head + position) & (this.slots.length - 1);
	}

	/** Closes the gaps if they are many, else grows. */
	private void ensureRoom() {
		if (this.used < this.slots.length) {
			return;
		}
		int items = 0;
		for (Object slot : this.slots) {
			items += (slot != null) ? 1 : 0;
		}
		@Nullable Object[] target = new Object[(items > this.slots.length / 2) ? this.slots.length * 2 : this.slots.length];
		int position = 0;
		int searchedItems = 0;
		for (int i = 0; i < this.used; i++) {
			Object item = this.slots[at(i)];
			if (item != null) {
				target[position++] = item;
				searchedItems += (i < this.searched) ? 1 : 0;
			}
		}
		this.slots = target;
		this.head = 0;
		this.used = position;
		this.searched = searchedItems;
	}

}
