package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ClusterGroup}: when it has ceased to be owned.
 */
class ClusterGroupTests {

	private static final ClusterOptions OPTIONS = new ClusterOptions("test", Duration.ofSeconds(9),
			Duration.ofSeconds(2), 16);

	private final SimulatedClock clock = new SimulatedClock();

	private final ClusterGroup group = new ClusterGroup("group",
			new ClusterLock(new SimulatedLocks(this.clock).new View(), "lock", OPTIONS, this.clock), Set.of("pbx"));

	/** What came in between was withheld, so it has to be told as missed. */
	@Test
	void ownershipEndsWhenTheLockCeasesToBeSafeAndNotWhenThatIsNoticed() {
		long asked = this.clock.millis();
		this.group.lock().acquire();
		this.group.move(ClusterGroup.Phase.FOREIGN, ClusterGroup.Phase.OWNED);
		this.clock.pass(OPTIONS.safe().plusMillis(80));
		assertThat(this.group.isOwned()).isFalse();
		assertThat(this.group.fence(this.clock.millis())).isTrue();
		assertThat(this.group.fencedAt()).isBetween(asked + OPTIONS.safe().toMillis() - 1,
				asked + OPTIONS.safe().toMillis());
	}

	@Test
	void ownershipOfALockThatIsSafeEndsNow() {
		this.group.lock().acquire();
		this.group.move(ClusterGroup.Phase.FOREIGN, ClusterGroup.Phase.OWNED);
		assertThat(this.group.fence(this.clock.millis())).isTrue();
		assertThat(this.group.fencedAt()).isEqualTo(this.clock.millis());
	}

}
