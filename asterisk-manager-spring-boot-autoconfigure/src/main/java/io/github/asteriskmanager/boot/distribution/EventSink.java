package io.github.asteriskmanager.boot.distribution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A message broker, as events are published to it: what has to be written for one more.
 * <p>
 * An {@link EventOutbox} calls it on one thread, and keeps every batch until its future
 * is complete. Order is kept if the broker keeps that of frames with the same key and if,
 * when a batch fails, those sent after it fail too.
 */
public interface EventSink {

	/**
	 * Name of the broker, for meters and logs.
	 * @return a short word such as {@code kafka}
	 */
	String name();

	/**
	 * Hands frames over, in order behind those of the call before. May wait until the
	 * broker takes them, and may return before it has.
	 * @param frames one at least
	 * @return completes, on any thread, once the broker holds them safely, with those
	 * that it refuses for good; completes by an exception if they have to be sent again,
	 * since the broker is out of reach
	 * @throws InterruptedException if the publisher stops
	 */
	CompletableFuture<List<Refusal>> send(List<EventFrame> frames) throws InterruptedException;

	/**
	 * Ends the connection for good.
	 * @param timeout how long it may take
	 */
	default void close(Duration timeout) {
	}

	/**
	 * A frame that a broker will never take.
	 *
	 * @param frame the frame
	 * @param reason why
	 */
	record Refusal(EventFrame frame, Throwable reason) {
	}

}
