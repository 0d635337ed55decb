package io.github.asteriskmanager.connection;

import java.util.EnumSet;
import java.util.Set;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.ResyncCompletedEvent;

/**
 * The fetching anew of one connection: one round after the other; what is asked for
 * during a round is the next. Thread-safe.
 */
final class ResyncRounds {

	private final String provider;

	private final Session session;

	private final HeldEvents held;

	private final Set<Resync> next = EnumSet.noneOf(Resync.class);

	private boolean running;

	ResyncRounds(String provider, Session session, HeldEvents held) {
		this.provider = provider;
		this.session = session;
		this.held = held;
	}

	/** Returns at once; live events wait from now on. */
	void request(Set<Resync> parts) {
		synchronized (this) {
			this.next.addAll(parts);
			if (this.running || this.next.isEmpty()) {
				return;
			}
			this.running = true;
		}
		begin();
	}

	private void begin() {
		Set<Resync> parts;
		synchronized (this) {
			parts = EnumSet.copyOf(this.next);
			this.next.clear();
		}
		this.held.hold();
		new ResyncRound(this.provider, this.session, parts, this::ended).begin();
	}

	private void ended(ResyncCompletedEvent notice) {
		this.held.release(notice);
		if (!this.session.isReadBy(Thread.currentThread())) {
			// a list that did not come: the reader waits for bytes
			this.session.wakeReader();
		}
		synchronized (this) {
			this.running = !this.next.isEmpty() && this.session.isOpen();
			if (!this.running) {
				return;
			}
		}
		begin();
	}

}
