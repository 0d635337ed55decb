package io.github.asteriskmanager.boot.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Decides when a group is given back: while another instance says that it lacks one, by
 * holding a lock for that, and this one has more than its share; one in each round, and
 * only if it was so in the round before.
 */
final class Balance {

	private final OwnedGroups groups;

	private final ClusterLock hungry;

	private @Nullable List<Integer> before;

	private List<Integer> members = List.of();

	Balance(OwnedGroups groups, ClusterLocks locks, ClusterOptions options, LeaseClock clock) {
		this.groups = groups;
		this.hungry = new ClusterLock(locks, options.name() + "/hungry", options, clock);
	}

	/** Others may want what nobody wanted before they came. */
	void membersAre(List<Integer> taken) {
		if (!taken.equals(this.members)) {
			this.members = List.copyOf(taken);
			this.groups.all().forEach((group) -> group.unwanted = false);
		}
	}

	/** Says that this instance lacks a group, or not any more. */
	void hungry(boolean lacking) {
		if (lacking && !this.hungry.isHeld()) {
			this.hungry.acquire();
		}
		else if (!lacking && this.hungry.isHeld()) {
			this.hungry.release();
		}
	}

	/**
	 * Chooses a group to give back.
	 * @param surplus how many groups more than its share this instance has
	 * @param taken the seats that are taken
	 * @return the group that came last of those that others want
	 */
	Optional<ClusterGroup> giveBack(int surplus, List<Integer> taken) {
		boolean wanted = surplus > 0 && this.hungry.isTaken();
		boolean again = taken.equals(this.before);
		this.before = (wanted) ? taken : null;
		if (!wanted || !again) {
			return Optional.empty();
		}
		return this.groups.all()
			.stream()
			.filter((group) -> group.phase() == ClusterGroup.Phase.OWNED && !group.unwanted)
			.max(Comparator.comparingLong((group) -> group.number));
	}

	void renew() {
		if (this.hungry.isHeld()) {
			this.hungry.renew();
		}
	}

	void release() {
		if (this.hungry.isHeld()) {
			this.hungry.release();
		}
	}

}
