package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.asteriskmanager.boot.cluster.SimulatedCluster.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClusterMember} with simulated locks and time.
 */
class ClusterMemberTests {

	/** Lease, one retry and a quarter, and the steps of the simulation. */
	private static final Duration TAKEOVER = Duration.ofSeconds(13);

	private static final Duration SETTLED = Duration.ofSeconds(60);

	@Test
	void oneInstanceOwnsAllSoon() {
		SimulatedCluster cluster = new SimulatedCluster(20, 1);
		cluster.join();
		cluster.pass(Duration.ofSeconds(16));
		cluster.assertEven();
		assertThat(cluster.moves).isEqualTo(20);
	}

	@Test
	void instancesThatStartTogetherSpreadAndStay() {
		SimulatedCluster cluster = new SimulatedCluster(6, 2);
		cluster.join();
		cluster.join();
		cluster.join();
		cluster.pass(SETTLED);
		assertThat(cluster.spread()).containsExactly(2, 2, 2);
		int moves = cluster.moves;
		cluster.pass(Duration.ofMinutes(10));
		assertThat(cluster.moves).isEqualTo(moves);
	}

	@Test
	void oneThatJoinsGetsItsShareAndNothingElseMoves() {
		SimulatedCluster cluster = new SimulatedCluster(12, 3);
		cluster.join();
		cluster.join();
		cluster.pass(SETTLED);
		int moves = cluster.moves;
		cluster.join();
		cluster.pass(SETTLED);
		assertThat(cluster.spread()).containsExactly(4, 4, 4);
		assertThat(cluster.moves - moves).isEqualTo(4);
	}

	@Test
	void whatOneLeavesIsTakenAtOnce() {
		SimulatedCluster cluster = new SimulatedCluster(6, 4);
		cluster.join();
		Instance leaving = cluster.join();
		cluster.pass(SETTLED);
		cluster.leave(leaving);
		cluster.pass(Duration.ofSeconds(3));
		cluster.assertEven();
		assertThat(cluster.moves).isLessThanOrEqualTo(6 + 3 + 3);
	}

	@Test
	void whatOneDiesWithIsTakenInTheStatedTime() {
		for (int seed = 0; seed < 100; seed++) {
			SimulatedCluster cluster = new SimulatedCluster(12, seed);
			cluster.join();
			cluster.join();
			Instance dying = cluster.join();
			cluster.pass(SETTLED.plusMillis(seed * 37));
			cluster.kill(dying);
			cluster.pass(TAKEOVER);
			cluster.assertEven();
		}
	}

	@Test
	void frozenInstanceLosesAllAndHandsNothingOnWhenItGoesOn() {
		SimulatedCluster cluster = new SimulatedCluster(4, 5);
		Instance frozen = cluster.join();
		cluster.join();
		cluster.pass(SETTLED);
		assertThat(frozen.connected).hasSize(2);
		String group = frozen.connected.iterator().next();
		assertThat(frozen.owned.isOwned(group)).isTrue();
		frozen.frozen = true;
		cluster.pass(Duration.ofSeconds(7));
		assertThat(frozen.owned.isOwned(group)).as("past two thirds of the lease").isFalse();
		cluster.pass(TAKEOVER);
		assertThat(cluster.instances.get(1).connected).hasSize(4);
		assertThat(frozen.owned.mayConnect(group)).isFalse();
		frozen.frozen = false;
		frozen.member.run();
		assertThat(frozen.connected).as("closed before anything else").isEmpty();
		cluster.pass(SETTLED);
		cluster.assertEven();
	}

	@Test
	void instanceThatCannotReachTheEngineFencesItselfBeforeAnotherTakesOver() {
		SimulatedCluster cluster = new SimulatedCluster(4, 6);
		Instance cut = cluster.join();
		Instance other = cluster.join();
		cluster.pass(SETTLED);
		cut.view.unreachable = true;
		cluster.pass(Duration.ofSeconds(7));
		assertThat(cut.connected).isEmpty();
		assertThat(other.connected).hasSize(2);
		assertThat(cut.member.engine().isAvailable()).isFalse();
		cluster.pass(TAKEOVER.minusSeconds(7));
		assertThat(other.connected).hasSize(4);
		cut.view.unreachable = false;
		cluster.pass(SETTLED);
		assertThat(cut.member.engine().isAvailable()).isTrue();
		cluster.assertEven();
	}

	@Test
	void nobodyOwnsAnythingWhileTheEngineIsAwayAndEachGetsItsOwnBack() {
		SimulatedCluster cluster = new SimulatedCluster(6, 7);
		cluster.join();
		cluster.join();
		cluster.pass(SETTLED);
		List<Set<String>> before = cluster.instances.stream()
			.map((instance) -> Set.copyOf(instance.connected))
			.toList();
		cluster.locks.away = true;
		cluster.pass(Duration.ofMinutes(5));
		assertThat(cluster.spread()).containsExactly(0, 0);
		cluster.locks.away = false;
		cluster.pass(Duration.ofSeconds(5));
		cluster.assertEven();
		assertThat(cluster.instances).extracting((instance) -> Set.copyOf(instance.connected)).isEqualTo(before);
	}

	@Test
	void shortTroubleCostsNothing() {
		SimulatedCluster cluster = new SimulatedCluster(6, 8);
		cluster.join();
		cluster.join();
		cluster.pass(SETTLED);
		int moves = cluster.moves;
		cluster.locks.away = true;
		cluster.pass(Duration.ofSeconds(4));
		cluster.locks.away = false;
		cluster.pass(SETTLED);
		assertThat(cluster.moves).isEqualTo(moves);
	}

	@Test
	void moreInstancesThanSeatsStandBy() {
		SimulatedCluster cluster = new SimulatedCluster(20, 9);
		for (int i = 0; i < 18; i++) {
			cluster.join();
		}
		cluster.pass(Duration.ofMinutes(5));
		cluster.assertAllOwned();
		assertThat(cluster.spread()).startsWith(0, 0, 1).endsWith(2);
	}

	@Test
	void groupsThatOnlyOneKnowsAreItsOwnAndNothingFlaps() {
		SimulatedCluster cluster = new SimulatedCluster(8, 10);
		Instance old = cluster.join();
		cluster.join();
		old.configured = Map.of("g0", Set.of("g0"), "g1", Set.of("g1"));
		cluster.pass(Duration.ofMinutes(5));
		cluster.assertAllOwned();
		int moves = cluster.moves;
		cluster.pass(Duration.ofMinutes(10));
		assertThat(cluster.moves).isEqualTo(moves);
	}

	@Test
	void reloadAddsAndRemovesGroups() {
		SimulatedCluster cluster = new SimulatedCluster(3, 11);
		Instance instance = cluster.join();
		cluster.pass(SETTLED);
		instance.configured = Map.of("g0", Set.of("g0", "more"), "new", Set.of("new"));
		cluster.pass(Duration.ofSeconds(16));
		assertThat(instance.connected).containsExactlyInAnyOrder("g0", "more", "new");
		assertThat(instance.owned.isOwned("g1")).isFalse();
		cluster.join();
		cluster.pass(SETTLED);
		assertThat(cluster.instances.get(1).connected).as("given back by the other").contains("g1", "g2");
	}

	@Test
	void slowHandOverKeepsOthersOutUntilItIsDone() {
		SimulatedCluster cluster = new SimulatedCluster(2, 12);
		Instance slow = cluster.join();
		slow.handOver = Duration.ofSeconds(30);
		cluster.pass(SETTLED);
		Instance other = cluster.join();
		cluster.pass(Duration.ofSeconds(20));
		assertThat(slow.connected).hasSize(2);
		assertThat(other.connected).isEmpty();
		cluster.pass(SETTLED);
		cluster.assertEven();
	}

	@ParameterizedTest
	@ValueSource(longs = { 21, 22, 23, 24, 25, 26, 27, 28, 29, 30 })
	void whateverHappensThereIsOneOwnerInTheEnd(long seed) {
		Random random = new Random(seed);
		SimulatedCluster cluster = new SimulatedCluster(1 + random.nextInt(40), seed);
		for (int step = 0; step < 40; step++) {
			Instance any = (cluster.instances.isEmpty()) ? cluster.join()
					: cluster.instances.get(random.nextInt(cluster.instances.size()));
			switch (random.nextInt(7)) {
				case 0, 1 -> {
					if (cluster.instances.size() < 12) {
						cluster.join();
					}
				}
				case 2 -> {
					if (!any.frozen && !any.view.unreachable && !cluster.locks.away) {
						cluster.leave(any);
					}
				}
				case 3 -> cluster.kill(any);
				case 4 -> {
					if (any.frozen) {
						cluster.resume(any);
					}
					else {
						any.frozen = true;
					}
				}
				case 5 -> any.view.unreachable = !any.view.unreachable;
				default -> cluster.locks.away = !cluster.locks.away;
			}
			cluster.pass(Duration.ofMillis(random.nextInt(20_000)));
		}
		cluster.locks.away = false;
		cluster.instances.forEach((instance) -> {
			cluster.resume(instance);
			instance.view.unreachable = false;
		});
		if (cluster.instances.isEmpty()) {
			cluster.join();
		}
		cluster.pass(Duration.ofMinutes(3));
		cluster.assertEven();
		int moves = cluster.moves;
		cluster.pass(Duration.ofMinutes(10));
		assertThat(cluster.moves).as("moves at rest").isEqualTo(moves);
	}

}
