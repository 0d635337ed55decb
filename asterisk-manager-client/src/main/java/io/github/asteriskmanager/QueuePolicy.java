package io.github.asteriskmanager;

import java.util.Objects;

/**
 * The bounded queue between the reader of a connection and its listeners.
 *
 * @param capacity events it holds
 * @param overflow what happens when it is full
 */
public record QueuePolicy(int capacity, OverflowPolicy overflow) {

	/** 10,000 events; the oldest is dropped when full. */
	public static final QueuePolicy DEFAULT = new QueuePolicy(10_000, OverflowPolicy.DROP_OLDEST);

	public QueuePolicy {
		Check.between(capacity, 1, 100_000_000, "queue.capacity");
		Objects.requireNonNull(overflow, "'overflow' must not be null");
	}

}
