package io.github.asteriskmanager.boot.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Takes groups that are free: up to the share of this instance, and beyond it those that
 * nobody else wants.
 * <p>
 * One that has just joined takes a third of what it lacks at a time, as others may be
 * joining too; one that was here before takes all at once.
 */
final class Claims {

	private static final int SLOW_START = 3;

	private final OwnedGroups groups;

	private final LeaseClock clock;

	private final Random random;

	private final Consumer<ClusterGroup> taken;

	private final long leaseNanos;

	private long swept;

	/**
	 * Creates it.
	 * @param groups the groups
	 * @param options the options
	 * @param clock tells the time
	 * @param random spreads what several instances try
	 * @param taken told of each group whose lock was taken to own it
	 */
	Claims(OwnedGroups groups, ClusterOptions options, LeaseClock clock, Random random, Consumer<ClusterGroup> taken) {
		this.groups = groups;
		this.clock = clock;
		this.random = random;
		this.taken = taken;
		this.leaseNanos = options.lease().toNanos();
		this.swept = clock.nanos();
	}

	/**
	 * Takes what it should.
	 * @param lacking how many groups this instance lacks, perhaps less than none
	 * @param seatAge how long it has taken part, in nanoseconds; less than none to take
	 * only what it had before
	 * @return whether it lacks groups although it has tried all
	 */
	boolean take(int lacking, long seatAge) {
		boolean settled = seatAge >= this.leaseNanos;
		int limit = (settled) ? lacking : (seatAge < 0) ? 0 : (Math.max(lacking, 0) + SLOW_START - 1) / SLOW_START;
		boolean sweeping = this.clock.nanos() - this.swept >= this.leaseNanos / 2;
		int took = 0;
		for (ClusterGroup group : candidates()) {
			boolean wanted = took < limit || (group.remembered && took < lacking);
			if ((wanted || sweeping) && claim(group, wanted)) {
				took++;
			}
		}
		if (sweeping) {
			this.swept = this.clock.nanos();
		}
		return took < limit;
	}

	/** Its own of before come first, then any: not all instances are to try the same. */
	private List<ClusterGroup> candidates() {
		List<ClusterGroup> candidates = new ArrayList<>(this.groups.all());
		candidates.removeIf((group) -> group.phase() != ClusterGroup.Phase.FOREIGN || group.lock().isHeld());
		Collections.shuffle(candidates, this.random);
		candidates.sort(Comparator.comparing((ClusterGroup group) -> !group.remembered));
		return candidates;
	}

	private boolean claim(ClusterGroup group, boolean wanted) {
		if (!group.lock().acquire()) {
			group.seenTaken(this.clock.millis());
			return false;
		}
		boolean left = group.seenFree && this.clock.nanos() - group.freeSince >= this.leaseNanos;
		if (wanted || left) {
			group.unwanted = !wanted && group.offered;
			group.seenFree = false;
			this.taken.accept(group);
			return wanted;
		}
		group.seenFree(this.clock.nanos());
		group.lock().release();
		return false;
	}

}
