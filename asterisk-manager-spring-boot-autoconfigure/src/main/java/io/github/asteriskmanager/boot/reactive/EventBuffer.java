package io.github.asteriskmanager.boot.reactive;

import java.util.Objects;
import java.util.function.Consumer;

import reactor.core.publisher.BufferOverflowStrategy;

/**
 * What becomes of events that come faster than a subscriber asks for them.
 *
 * @param capacity events kept for the subscriber
 * @param overflow what happens to more: the oldest or the latest is dropped, or the
 * {@code Flux} ends with an error
 * @param whenDropped told of each event dropped, on the thread that delivers events;
 * return soon
 */
public record EventBuffer(int capacity, BufferOverflowStrategy overflow, Consumer<Object> whenDropped) {

	/** 1,024 events; the oldest is dropped. */
	public static final EventBuffer DEFAULT = new EventBuffer(1024, BufferOverflowStrategy.DROP_OLDEST, (dropped) -> {
	});

	public EventBuffer {
		if (capacity < 1) {
			throw new IllegalArgumentException("'capacity' must be at least 1 but is " + capacity);
		}
		Objects.requireNonNull(overflow, "'overflow' must not be null");
		Objects.requireNonNull(whenDropped, "'whenDropped' must not be null");
	}

}
