package io.github.asteriskmanager.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;

/**
 * Keeps live events back while lists are fetched anew, and puts the lists before them.
 * Used by the reader; any thread holds and releases.
 */
final class HeldEvents {

	/** Beyond this, live events no longer wait, and what is being fetched is void. */
	private static final int MOST_HELD = 100_000;

	private final AtomicInteger holding = new AtomicInteger();

	private final Queue<ResyncCompletedEvent> releases = new ConcurrentLinkedQueue<>();

	private final List<ManagerEvent> held = new ArrayList<>();

	private List<Object> ready = new ArrayList<>();

	private boolean overrun;

	/** What is told from now on waits until released as often as held. */
	void hold() {
		this.holding.incrementAndGet();
	}

	/** Takes effect with the next bytes; the notice stands behind the items. */
	void release(ResyncCompletedEvent notice) {
		this.releases.add(notice);
	}

	/** Takes a live event if it has to wait. */
	boolean keeps(ManagerEvent event) {
		if (this.holding.get() == 0 || this.overrun) {
			return false;
		}
		this.held.add(event);
		if (this.held.size() >= MOST_HELD) {
			this.overrun = true;
			passHeld();
		}
		return true;
	}

	/** Takes an item of a list. */
	void item(ManagerEvent item) {
		this.ready.add(item);
	}

	/** Whether what is ready goes before live events of the same read. */
	boolean isOverrun() {
		return this.overrun;
	}

	/** Takes out what need not wait any longer, in order. */
	List<Object> takeReady() {
		for (ResyncCompletedEvent notice = this.releases.poll(); notice != null; notice = this.releases.poll()) {
			this.ready.add((this.overrun) ? ResyncRound.voided(notice) : notice);
			if (this.holding.decrementAndGet() == 0) {
				this.overrun = false;
				passHeld();
			}
		}
		if (this.ready.isEmpty()) {
			return List.of();
		}
		List<Object> taken = this.ready;
		this.ready = new ArrayList<>();
		return taken;
	}

	/** The connection has ended, and nothing waits any longer. */
	void end() {
		passHeld();
	}

	private void passHeld() {
		this.ready.addAll(this.held);
		this.held.clear();
	}

}
