package io.github.asteriskmanager.event;

import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;

/**
 * Keeps a flood of new names out of the log: so many lines a minute, then one that says
 * so, and one with the number of those left out when it is over.
 */
final class FloodGuard {

	private static final int LINES = 50;

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private final Logger logger;

	private Instant windowEnd = Instant.MIN;

	private int asked;

	FloodGuard(Logger logger) {
		this.logger = logger;
	}

	/** Whether one more line may be logged now. */
	synchronized boolean permits(Instant now) {
		if (now.isAfter(this.windowEnd)) {
			if (this.asked > LINES) {
				this.logger.warn(
						"{} new names were not told in the minute before {}; EventRegistry.diagnostics() has them",
						this.asked - LINES, this.windowEnd);
			}
			this.windowEnd = now.plus(WINDOW);
			this.asked = 0;
		}
		this.asked++;
		if (this.asked == LINES + 1) {
			this.logger.warn("More than {} new names within a minute; further ones are only counted until {}", LINES,
					this.windowEnd);
		}
		return this.asked <= LINES;
	}

	/** Starts over. */
	synchronized void reset() {
		this.windowEnd = Instant.MIN;
		this.asked = 0;
	}

}
