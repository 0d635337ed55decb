package io.github.asteriskmanager.boot.cluster;

import java.util.Set;

/**
 * Providers that are owned together, and what this instance has to do with them.
 * <p>
 * The thread of the locks and the one that watches the leases change the phase, any asks.
 * The remaining fields are the affair of the thread of the locks.
 */
final class ClusterGroup {

	/** Where this instance stands with a group. */
	enum Phase {

		/** Not its own. */
		FOREIGN,

		/** Connected. */
		OWNED,

		/** Being given back: what was read is delivered, then connections are closed. */
		LEAVING,

		/** Connections are cut, as the lock could not be renewed in time. */
		FENCED

	}

	private final String name;

	private final ClusterLock lock;

	private volatile Set<String> titles;

	private volatile Phase phase = Phase.FOREIGN;

	/** When it ceased to be safe, in milliseconds since 1970. */
	private volatile long fencedAt;

	/** Order in which groups came, so that the latest goes first. */
	long number;

	/** When it was last seen in other hands, in milliseconds since 1970; 0 for never. */
	long takenAt;

	/** Since when it has been seen free, in nanoseconds. */
	long freeSince;

	boolean seenFree;

	/** It was this instance's before. */
	boolean remembered;

	/** It was given back for others. */
	boolean offered;

	/** It was given back for others, and nobody took it. */
	boolean unwanted;

	ClusterGroup(String name, ClusterLock lock, Set<String> titles) {
		this.name = name;
		this.lock = lock;
		this.titles = titles;
	}

	String name() {
		return this.name;
	}

	ClusterLock lock() {
		return this.lock;
	}

	Set<String> titles() {
		return this.titles;
	}

	void titles(Set<String> titles) {
		this.titles = titles;
	}

	Phase phase() {
		return this.phase;
	}

	long fencedAt() {
		return this.fencedAt;
	}

	/** Goes from one phase to another; {@code false} if it was not in that phase. */
	synchronized boolean move(Phase from, Phase to) {
		boolean moves = this.phase == from;
		if (moves) {
			this.phase = to;
		}
		return moves;
	}

	/** Ends ownership; {@code false} if there was none. */
	synchronized boolean fence(long now) {
		boolean active = isActive();
		if (active) {
			this.phase = Phase.FENCED;
			// nothing was handed on since then, though the connections are cut only now
			this.fencedAt = now - this.lock.overdueMillis();
		}
		return active;
	}

	private boolean isActive() {
		return this.phase == Phase.OWNED || this.phase == Phase.LEAVING;
	}

	/** It is to be cut off, as its time is over. */
	boolean isOverdue() {
		return isActive() && !this.lock.isSafe();
	}

	/** Whether what it delivers may be handed on. */
	boolean isOwned() {
		return isActive() && this.lock.isSafe();
	}

	boolean mayConnect() {
		return this.phase == Phase.OWNED && this.lock.isSafe();
	}

	/** Another instance has it. */
	void seenTaken(long now) {
		this.takenAt = now;
		this.seenFree = false;
		this.offered = false;
	}

	void seenFree(long nanos) {
		if (!this.seenFree) {
			this.seenFree = true;
			this.freeSince = nanos;
		}
	}

	@Override
	public String toString() {
		return this.name + " " + this.phase;
	}

}
