package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.boot.distribution.FrameKey;
import io.github.asteriskmanager.boot.distribution.OutboxOptions;
import io.github.asteriskmanager.boot.distribution.OutboxOverflow;

/**
 * Settings of what is published to message brokers.
 */
public class DistributionSettings {

	/**
	 * List of names of the events that are published. All of them if empty.
	 */
	private List<String> events = new ArrayList<>();

	/**
	 * What events have in common whose order the broker keeps.
	 */
	private FrameKey key = FrameKey.CALL;

	/**
	 * Longest time that stopping waits until everything is published.
	 */
	private Duration flushTimeout = Duration.ofSeconds(5);

	private final Buffer buffer = new Buffer();

	public List<String> getEvents() {
		return this.events;
	}

	public void setEvents(List<String> events) {
		this.events = events;
	}

	public FrameKey getKey() {
		return this.key;
	}

	public void setKey(FrameKey key) {
		this.key = key;
	}

	public Duration getFlushTimeout() {
		return this.flushTimeout;
	}

	public void setFlushTimeout(Duration flushTimeout) {
		this.flushTimeout = flushTimeout;
	}

	public Buffer getBuffer() {
		return this.buffer;
	}

	/**
	 * How outboxes are kept by these settings.
	 * @return the options
	 */
	public OutboxOptions toOptions() {
		return new OutboxOptions(this.buffer.capacity, this.buffer.overflow, this.key, this.flushTimeout);
	}

	/**
	 * Events that no broker holds yet.
	 */
	public static class Buffer {

		/**
		 * Number of events that may wait for a broker or be on their way to it. Each
		 * takes about a kilobyte.
		 */
		private int capacity = 100_000;

		/**
		 * What happens when the buffer is full.
		 */
		private OutboxOverflow overflow = OutboxOverflow.DROP_OLDEST;

		public int getCapacity() {
			return this.capacity;
		}

		public void setCapacity(int capacity) {
			this.capacity = capacity;
		}

		public OutboxOverflow getOverflow() {
			return this.overflow;
		}

		public void setOverflow(OutboxOverflow overflow) {
			this.overflow = overflow;
		}

	}

}
