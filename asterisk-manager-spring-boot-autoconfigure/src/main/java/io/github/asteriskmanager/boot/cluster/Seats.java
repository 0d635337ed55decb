package io.github.asteriskmanager.boot.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who takes part: each instance holds the lock of one seat, and finds out which others
 * are taken by trying them. Where an instance sits among the others tells its share.
 */
final class Seats {

	private static final Logger logger = LoggerFactory.getLogger(Seats.class);

	private static final int NONE = -1;

	private final List<ClusterLock> seats;

	private final LeaseClock clock;

	private int own = NONE;

	private long since;

	private boolean warned;

	Seats(ClusterLocks locks, ClusterOptions options, LeaseClock clock) {
		this.clock = clock;
		this.seats = IntStream.range(0, options.maxInstances())
			.mapToObj((seat) -> new ClusterLock(locks, options.name() + "/seat/" + seat, options, clock))
			.toList();
	}

	/** Takes the lowest seat that is free, if it has none. */
	void sit() {
		if (this.own != NONE && this.seats.get(this.own).isHeld()) {
			return;
		}
		this.own = NONE;
		for (int seat = 0; seat < this.seats.size() && this.own == NONE; seat++) {
			if (this.seats.get(seat).acquire()) {
				this.own = seat;
				this.since = this.clock.nanos();
				this.warned = false;
			}
		}
		if (this.own == NONE && !this.warned) {
			this.warned = true;
			logger.warn("All {} seats of the cluster are taken: this instance only takes what the others leave "
					+ "('asterisk.manager.cluster.max-instances')", this.seats.size());
		}
	}

	boolean isSeated() {
		return this.own != NONE;
	}

	/** How long it has taken part without a break, in nanoseconds. */
	long age() {
		return this.clock.nanos() - this.since;
	}

	/**
	 * All may have been out, and some may not be back: for now others are to be let be.
	 */
	void interrupted(long nanos) {
		this.since = this.clock.nanos() + nanos;
	}

	/** The seats that are taken, in order. */
	List<Integer> taken() {
		List<Integer> taken = new ArrayList<>();
		for (int seat = 0; seat < this.seats.size(); seat++) {
			if (seat == this.own || this.seats.get(seat).isTaken()) {
				taken.add(seat);
			}
		}
		return taken;
	}

	/**
	 * How many groups this instance should own: as many as any other, or one more.
	 * @param groups how many there are
	 * @param taken the seats that are taken
	 * @return its share
	 */
	int share(int groups, List<Integer> taken) {
		int rank = taken.indexOf(this.own);
		if (rank < 0) {
			return 0;
		}
		return groups / taken.size() + ((rank < groups % taken.size()) ? 1 : 0);
	}

	/** Keeps its seat; the next time it sits down elsewhere if that is gone. */
	void renew() {
		if (isSeated() && this.seats.get(this.own).isHeld()) {
			this.seats.get(this.own).renew();
		}
	}

	void release() {
		if (isSeated() && this.seats.get(this.own).isHeld()) {
			this.seats.get(this.own).release();
		}
		this.own = NONE;
	}

}
