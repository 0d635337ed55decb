package io.github.asteriskmanager.boot.cluster;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.asteriskmanager.boot.cluster.ClusterGroup.Phase;
import io.github.asteriskmanager.boot.cluster.ProviderOwnershipChangedEvent.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance among the others: renews its locks, and in rounds takes what it should
 * have and gives back what it should not. All on one thread, since locks belong to
 * threads; only {@link #cutOffOverdue()} and {@link #leave()} are for others.
 */
final class ClusterMember {

	private static final Logger logger = LoggerFactory.getLogger(ClusterMember.class);

	private final ClusterLocks locks;

	private final ClusterOptions options;

	private final LeaseClock clock;

	private final Random random;

	private final OwnedGroups groups;

	private final Supplier<Map<String, Set<String>>> configured;

	private final GroupActions actions;

	private final Seats seats;

	private final Claims claims;

	private final Balance balance;

	private final LockEngine engine;

	private final Map<ClusterGroup, CompletableFuture<?>> leaving = new HashMap<>();

	private long nextRenewal;

	private volatile long nextRound;

	private long numbers;

	private boolean closing;

	private volatile int instances;

	ClusterMember(ClusterLocks locks, ClusterOptions options, LeaseClock clock, Random random, OwnedGroups groups,
			Supplier<Map<String, Set<String>>> configured, GroupActions actions) {
		this.locks = locks;
		this.options = options;
		this.clock = clock;
		this.random = random;
		this.groups = groups;
		this.configured = configured;
		this.actions = actions;
		this.seats = new Seats(locks, options, clock);
		this.claims = new Claims(groups, options, clock, random, this::acquired);
		this.balance = new Balance(groups, locks, options, clock);
		this.engine = new LockEngine(options, clock);
		this.nextRenewal = clock.nanos();
		this.nextRound = clock.nanos();
	}

	/** Whether the locks can be asked, and since when they cannot. */
	LockEngine engine() {
		return this.engine;
	}

	/** How many instances there were in the last round. */
	int instances() {
		return this.instances;
	}

	/**
	 * Does what is due.
	 * @return after how many nanoseconds it is to be called again
	 */
	long run() {
		cutOffOverdue();
		long now = this.clock.nanos();
		try {
			adopt();
			finishLeaving();
			if (now - this.nextRenewal >= 0) {
				renewAll();
				this.nextRenewal = now + this.options.renewal().toNanos();
			}
			if (now - this.nextRound >= 0) {
				round();
				this.nextRound = now
						+ (long) (this.options.retryInterval().toNanos() * (0.75 + this.random.nextDouble() / 2));
			}
		}
		catch (RuntimeException ex) {
			this.engine.failed(ex);
			this.nextRenewal = this.clock.nanos() + this.options.renewal().toNanos() / 4;
			this.nextRound = this.nextRenewal;
		}
		return Math.max(0, Math.min(this.nextRenewal, this.nextRound) - this.clock.nanos());
	}

	/** Has the next call of {@link #run} look at everything. */
	void hurry() {
		this.nextRound = this.clock.nanos();
	}

	/** Ends ownership of what could not be renewed in time; asks no engine. */
	void cutOffOverdue() {
		this.groups.all().forEach(this::cutOffIfOverdue);
	}

	private void cutOffIfOverdue(ClusterGroup group) {
		if (group.isOverdue() && group.fence(this.clock.millis())) {
			logger.warn("[{}] Not owned any more: its lock could not be renewed in time", group.name());
			this.actions.cutOff(group.titles());
			this.actions.ceded(group.titles(), Reason.LEASE_ENDED);
		}
	}

	/** Takes over groups and titles that the configuration has now. */
	private void adopt() {
		Map<ClusterGroup, Set<String>> before = new HashMap<>();
		this.groups.all().forEach((group) -> before.put(group, group.titles()));
		List<ClusterGroup> gone = this.groups.use(this.configured.get(),
				(name) -> new ClusterGroup(name,
						new ClusterLock(this.locks, this.options.name() + "/group/" + name, this.options, this.clock),
						Set.of()));
		before.forEach(this::adopt);
		gone.forEach(this::forget);
	}

	/** Titles may have come to a group, or gone from it to another one. */
	private void adopt(ClusterGroup group, Set<String> before) {
		Set<String> added = new HashSet<>(group.titles());
		added.removeAll(before);
		if (!added.isEmpty() && group.isOwned()) {
			this.actions.take(added, Reason.ACQUIRED, missedSince(group));
		}
		Set<String> removed = new HashSet<>(before);
		removed.removeAll(group.titles());
		removed.removeIf(this.groups::isOwned);
		if (!removed.isEmpty() && group.phase() != Phase.FOREIGN) {
			this.actions.cutOff(removed);
			this.actions.ceded(removed, Reason.REMOVED);
		}
	}

	/** Its providers are closed already. */
	private void forget(ClusterGroup group) {
		boolean owned = group.fence(this.clock.millis());
		this.leaving.remove(group);
		if (owned) {
			this.actions.cutOff(group.titles());
			this.actions.ceded(group.titles(), Reason.REMOVED);
		}
		if (group.lock().isHeld()) {
			try {
				group.lock().release();
			}
			catch (RuntimeException ex) {
				this.engine.failed(ex);
			}
		}
	}

	private void renewAll() {
		List<ClusterGroup> oldestFirst = this.groups.all()
			.stream()
			.sorted(Comparator.comparingLong((ClusterGroup group) -> group.lock().age()).reversed())
			.toList();
		oldestFirst.forEach(this::renew);
		this.seats.renew();
		this.balance.renew();
	}

	private void renew(ClusterGroup group) {
		if (group.phase() == Phase.FOREIGN) {
			return;
		}
		cutOffIfOverdue(group);
		if (!group.lock().isHeld() || !group.lock().renew()) {
			lost(group);
		}
		else if (group.phase() == Phase.FENCED && !this.leaving.containsKey(group) && group.lock().isSafe()) {
			own(group, Phase.FENCED, Reason.REGAINED, Instant.ofEpochMilli(group.fencedAt()));
		}
	}

	private void lost(ClusterGroup group) {
		if (group.fence(this.clock.millis())) {
			logger.warn("[{}] Not owned any more: its lock is lost", group.name());
			this.actions.cutOff(group.titles());
			this.actions.ceded(group.titles(), Reason.LOCK_LOST);
		}
		group.takenAt = group.fencedAt();
		group.move(Phase.FENCED, Phase.FOREIGN);
	}

	private void round() {
		boolean interrupted = !this.engine.isAvailable();
		this.seats.sit();
		if (interrupted) {
			this.seats.interrupted(this.options.retryInterval().multipliedBy(2).toNanos());
		}
		List<Integer> taken = this.seats.taken();
		this.instances = taken.size();
		this.balance.membersAre(taken);
		int share = this.seats.share(this.groups.all().size(), taken);
		boolean hungry = this.claims.take(share - owned(), this.seats.age());
		this.balance.hungry(hungry && this.seats.isSeated() && owned() < share);
		this.balance.giveBack(owned() - share, taken).ifPresent(this::giveBack);
		this.engine.answered();
	}

	/** What is being given back is not counted. */
	private int owned() {
		return (int) this.groups.all()
			.stream()
			.filter((group) -> group.lock().isHeld() && !this.leaving.containsKey(group))
			.count();
	}

	/** Its lock has been taken. */
	private void acquired(ClusterGroup group) {
		group.number = ++this.numbers;
		own(group, Phase.FOREIGN, Reason.ACQUIRED, missedSince(group));
	}

	private synchronized void own(ClusterGroup group, Phase from, Reason reason, Instant missedSince) {
		if (!this.closing && group.move(from, Phase.OWNED)) {
			group.remembered = true;
			logger.info("[{}] Owned by this instance now", group.name());
			this.actions.take(group.titles(), reason, missedSince);
		}
	}

	/**
	 * When it was last seen in other hands its lock was renewed within a lease before.
	 */
	private Instant missedSince(ClusterGroup group) {
		Instant latest = Instant.ofEpochMilli(this.clock.millis()).minus(this.options.retryInterval());
		Instant taken = Instant.ofEpochMilli(group.takenAt);
		boolean earlier = group.takenAt != 0 && taken.isBefore(latest);
		return ((earlier) ? taken : latest).minus(this.options.lease());
	}

	private void giveBack(ClusterGroup group) {
		if (group.move(Phase.OWNED, Phase.LEAVING)) {
			logger.info("[{}] Given back for an instance that has less", group.name());
			group.offered = true;
			group.remembered = false;
			this.leaving.put(group, this.actions.handOver(group.titles()));
		}
	}

	/** Only when its connections are closed may another instance have the lock. */
	private void finishLeaving() {
		List<ClusterGroup> done = this.leaving.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().isDone())
			.map(Map.Entry::getKey)
			.toList();
		for (ClusterGroup group : done) {
			this.leaving.remove(group);
			if (group.move(Phase.LEAVING, Phase.FOREIGN)) {
				this.actions.ceded(group.titles(), Reason.GIVEN_BACK);
			}
			group.move(Phase.FENCED, Phase.FOREIGN);
			if (group.lock().isHeld()) {
				group.lock().release();
			}
		}
	}

	/** Takes part from now on, or again. */
	synchronized void join() {
		this.closing = false;
		this.engine.begin();
	}

	/**
	 * Begins to leave the others: nothing is taken any more, and what is owned is handed
	 * over.
	 * @return completes when all connections are closed
	 */
	CompletableFuture<?> leave() {
		synchronized (this) {
			this.closing = true;
		}
		Set<String> titles = new HashSet<>();
		this.groups.all().forEach((group) -> {
			if (group.move(Phase.OWNED, Phase.LEAVING)) {
				titles.addAll(group.titles());
			}
		});
		return this.actions.handOver(titles).thenRun(() -> {
			this.groups.all().forEach((group) -> group.move(Phase.LEAVING, Phase.FOREIGN));
			this.actions.ceded(titles, Reason.STOPPED);
		});
	}

	/**
	 * Gives all locks back, its seat last: who sees that free finds the rest free too.
	 */
	void releaseAll() {
		try {
			for (ClusterGroup group : this.groups.all()) {
				if (group.lock().isHeld()) {
					group.lock().release();
				}
			}
			this.balance.release();
			this.seats.release();
		}
		catch (RuntimeException ex) {
			logger.warn("Locks are not given back but will expire within {}: {}", this.options.lease(), ex.toString());
		}
	}

}
