package io.github.asteriskmanager.boot.distribution;

import java.time.Duration;
import java.util.Objects;

/**
 * How events are kept that a broker does not hold yet.
 *
 * @param capacity events that wait or are on their way; about a kilobyte each
 * @param overflow what happens when there are so many
 * @param key what frames have in common whose order is kept
 * @param flushTimeout how long stopping waits until all are published
 */
public record OutboxOptions(int capacity, OutboxOverflow overflow, FrameKey key, Duration flushTimeout) {

	public OutboxOptions {
		if (capacity < 1) {
			throw new IllegalArgumentException("'buffer.capacity' must be at least 1 but is " + capacity);
		}
		Objects.requireNonNull(overflow, "'overflow' must not be null");
		Objects.requireNonNull(key, "'key' must not be null");
		Objects.requireNonNull(flushTimeout, "'flushTimeout' must not be null");
	}

}
