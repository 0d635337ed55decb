package io.github.asteriskmanager.boot.cluster;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * Whether the engine of the locks answers. One thread says so, any asks.
 */
final class LockEngine {

	private static final Logger logger = LoggerFactory.getLogger(LockEngine.class);

	private final LeaseClock clock;

	private final long patience;

	private volatile long answeredNanos;

	private volatile long answeredMillis;

	private volatile @Nullable String problem;

	LockEngine(ClusterOptions options, LeaseClock clock) {
		this.clock = clock;
		this.patience = options.safe().toNanos();
		begin();
	}

	/** It is asked from now on, and has time to answer. */
	void begin() {
		this.answeredNanos = this.clock.nanos();
		this.answeredMillis = this.clock.millis();
	}

	void answered() {
		begin();
		if (this.problem != null) {
			this.problem = null;
			logger.info("The locks of the cluster can be asked again");
		}
	}

	/** One warning for each time it is away. */
	void failed(RuntimeException ex) {
		if (this.problem == null) {
			logger.warn(
					"The locks of the cluster cannot be asked; what this instance owns it gives up within {} ms: {}",
					this.patience / 1_000_000, NestedExceptionUtils.getMostSpecificCause(ex).toString());
			logger.debug("Asking for locks failed", ex);
		}
		this.problem = ex.toString();
	}

	/** Whether it has answered so lately that locks can be held. */
	boolean isAvailable() {
		return this.clock.nanos() - this.answeredNanos < this.patience;
	}

	/** When it last answered, or this instance began to ask. */
	Instant answeredAt() {
		return Instant.ofEpochMilli(this.answeredMillis);
	}

}
