package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.asteriskmanager.boot.cluster.ProviderOwnershipChangedEvent.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances with simulated locks and time. After each step it checks that no group is
 * connected by two.
 */
final class SimulatedCluster {

	static final ClusterOptions OPTIONS = new ClusterOptions("test", Duration.ofSeconds(10), Duration.ofSeconds(2), 16);

	final SimulatedClock clock = new SimulatedClock();

	final SimulatedLocks locks = new SimulatedLocks(this.clock);

	final List<Instance> instances = new ArrayList<>();

	private final Random random;

	private final Map<String, Set<String>> groups = new LinkedHashMap<>();

	/** How often a group was connected. */
	int moves;

	SimulatedCluster(int groups, long seed) {
		this.random = new Random(seed);
		IntStream.range(0, groups).forEach((group) -> this.groups.put("g" + group, Set.of("g" + group)));
	}

	/** One instance, which may be frozen or gone. */
	final class Instance implements GroupActions {

		final Set<String> connected = new HashSet<>();

		final SimulatedLocks.View view = SimulatedCluster.this.locks.new View();

		final OwnedGroups owned = new OwnedGroups();

		final ClusterMember member;

		Map<String, Set<String>> configured = SimulatedCluster.this.groups;

		long next = SimulatedCluster.this.clock.nanos();

		/** Neither runs nor closes anything, but its connections stay. */
		boolean frozen;

		/** How long it takes to hand over. */
		Duration handOver = Duration.ZERO;

		private final Map<CompletableFuture<?>, Long> handingOver = new HashMap<>();

		private final Map<CompletableFuture<?>, Set<String>> closing = new HashMap<>();

		Instance() {
			this.member = new ClusterMember(this.view, OPTIONS, SimulatedCluster.this.clock,
					new Random(SimulatedCluster.this.random.nextLong()), this.owned, () -> this.configured, this);
		}

		@Override
		public void take(Set<String> titles, Reason reason, Instant missedSince) {
			SimulatedCluster.this.moves += titles.size();
			this.connected.addAll(titles);
		}

		@Override
		public CompletableFuture<?> handOver(Set<String> titles) {
			CompletableFuture<?> done = new CompletableFuture<>();
			this.handingOver.put(done, SimulatedCluster.this.clock.nanos() + this.handOver.toNanos());
			this.closing.put(done, titles);
			return done;
		}

		@Override
		public void cutOff(Set<String> titles) {
			this.connected.removeAll(titles);
		}

		@Override
		public void ceded(Set<String> titles, Reason reason) {
		}

		/** The watchdog, and what it waits for. */
		private void watch() {
			this.member.cutOffOverdue();
			List.copyOf(this.handingOver.keySet()).forEach((done) -> {
				if (SimulatedCluster.this.clock.nanos() >= this.handingOver.get(done)) {
					this.handingOver.remove(done);
					this.connected.removeAll(this.closing.remove(done));
					done.complete(null);
				}
			});
		}

	}

	Instance join() {
		Instance instance = new Instance();
		this.instances.add(instance);
		return instance;
	}

	/** Leaves properly. */
	void leave(Instance instance) {
		CompletableFuture<?> left = instance.member.leave();
		instance.watch();
		assertThat(left).isDone();
		instance.member.releaseAll();
		this.instances.remove(instance);
	}

	/** Dies with its connections. */
	void kill(Instance instance) {
		this.instances.remove(instance);
	}

	/** Goes on, as a process does that was stopped: first of all its timers are due. */
	void resume(Instance instance) {
		instance.frozen = false;
		instance.watch();
	}

	/** Lets time pass, a quarter of a second at a time. */
	void pass(Duration time) {
		long end = this.clock.nanos() + time.toNanos();
		while (this.clock.nanos() < end) {
			long step = this.clock.nanos() + Duration.ofMillis(250).toNanos();
			List<Instance> due = new ArrayList<>(this.instances);
			due.sort(Comparator.comparingLong((instance) -> instance.next));
			for (Instance instance : due) {
				if (!instance.frozen) {
					instance.watch();
					check();
					if (instance.next <= this.clock.nanos()) {
						instance.next = instance.member.run() + this.clock.nanos();
					}
					check();
				}
			}
			this.clock.set(step);
		}
	}

	/** What matters most: a group is owned by one at the most. */
	private void check() {
		for (String group : this.groups.keySet()) {
			int connected = 0;
			int owners = 0;
			for (Instance instance : this.instances) {
				connected += (!instance.frozen && instance.connected.contains(group)) ? 1 : 0;
				owners += (instance.owned.isOwned(group)) ? 1 : 0;
			}
			if (connected > 1 || owners > 1) {
				throw new AssertionError(group + ": connected to " + connected + ", owned by " + owners);
			}
		}
	}

	/** How many each has, the least first. */
	List<Integer> spread() {
		return this.instances.stream().map((instance) -> instance.connected.size()).sorted().toList();
	}

	void assertAllOwned() {
		assertThat(this.instances.stream().flatMap((instance) -> instance.connected.stream()).toList())
			.containsExactlyInAnyOrderElementsOf(this.groups.keySet());
	}

	void assertEven() {
		assertAllOwned();
		List<Integer> spread = spread();
		assertThat(spread.get(spread.size() - 1) - spread.get(0)).as("spread " + spread).isLessThanOrEqualTo(1);
	}

}
