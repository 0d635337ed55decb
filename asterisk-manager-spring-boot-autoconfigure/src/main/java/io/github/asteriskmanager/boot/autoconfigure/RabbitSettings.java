package io.github.asteriskmanager.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings of events over RabbitMQ. The connection is that of 'spring.rabbitmq'.
 */
public class RabbitSettings {

	/**
	 * Exchange of the events, with whose name those of the queues begin.
	 */
	private String exchange = "ami-events";

	/**
	 * Number of queues among which the events are divided. The same for all who publish
	 * or consume.
	 */
	private int queues = 8;

	/**
	 * Whether queues are replicated among the nodes of a cluster.
	 */
	private boolean quorum;

	private final Publish publish = new Publish();

	private final Consume consume = new Consume();

	public String getExchange() {
		return this.exchange;
	}

	public void setExchange(String exchange) {
		this.exchange = exchange;
	}

	public int getQueues() {
		return this.queues;
	}

	public void setQueues(int queues) {
		this.queues = queues;
	}

	public boolean isQuorum() {
		return this.quorum;
	}

	public void setQuorum(boolean quorum) {
		this.quorum = quorum;
	}

	public Publish getPublish() {
		return this.publish;
	}

	public Consume getConsume() {
		return this.consume;
	}

	/**
	 * Publishing to the exchange.
	 */
	public static class Publish {

		/**
		 * Whether to publish what providers deliver.
		 */
		private boolean enabled;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * Consuming from the queues.
	 */
	public static class Consume {

		/**
		 * Whether to deliver what is in the queues to the listeners of the application.
		 */
		private boolean enabled;

		/**
		 * List of numbers of the queues that this instance consumes. All of them if
		 * empty.
		 */
		private List<Integer> queues = new ArrayList<>();

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public List<Integer> getQueues() {
			return this.queues;
		}

		public void setQueues(List<Integer> queues) {
			this.queues = queues;
		}

	}

}
