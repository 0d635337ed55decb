package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What {@link RegistryLocks} promises, for each engine.
 */
abstract class RegistryLocksContract {

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final Duration SHORT = Duration.ofSeconds(3);

	private static final Duration SOON = Duration.ofSeconds(30);

	private final ClusterLocks mine = instance();

	private final ClusterLocks others = instance();

	/** What an instance of its own sees. */
	abstract ClusterLocks instance();

	private static String key(String name) {
		return name + System.nanoTime();
	}

	@Test
	void oneHoldsALockUntilItIsReleased() {
		String key = key("released");
		assertThat(this.mine.tryAcquire(key, LONG)).isTrue();
		assertThat(this.others.tryAcquire(key, LONG)).isFalse();
		this.mine.release(key);
		assertThat(this.others.tryAcquire(key, LONG)).isTrue();
		assertThat(this.mine.tryAcquire(key, LONG)).isFalse();
		this.others.release(key);
	}

	@Test
	void lockExpiresUnlessRenewed() {
		String renewed = key("renewed");
		String expiring = key("expiring");
		assertThat(this.mine.tryAcquire(renewed, SHORT)).isTrue();
		assertThat(this.mine.renew(renewed, LONG)).isTrue();
		assertThat(this.mine.tryAcquire(expiring, SHORT)).isTrue();
		// a lock belongs to the thread that took it
		await().pollInSameThread().atMost(SOON).until(() -> this.others.tryAcquire(expiring, LONG));
		assertThat(this.others.tryAcquire(renewed, LONG)).isFalse();
		assertThat(this.mine.renew(expiring, LONG)).as("another instance has it").isFalse();
		this.mine.release(expiring);
		assertThat(this.others.renew(expiring, LONG)).as("not released by who had lost it").isTrue();
		this.others.release(expiring);
		assertThat(this.mine.tryAcquire(expiring, LONG)).as("can be had again").isTrue();
		this.mine.release(expiring);
		this.mine.release(renewed);
	}

}
