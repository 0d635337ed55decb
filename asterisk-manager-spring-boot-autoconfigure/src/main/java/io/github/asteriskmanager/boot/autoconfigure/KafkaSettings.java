package io.github.asteriskmanager.boot.autoconfigure;

/**
 * Settings of events over Apache Kafka. The connection is that of 'spring.kafka'.
 */
public class KafkaSettings {

	/**
	 * Topic of the events.
	 */
	private String topic = "ami-events";

	/**
	 * Number of partitions the topic is created with. Zero not to create it.
	 */
	private int partitions;

	/**
	 * Number of replicas the topic is created with. Zero for the default of the brokers.
	 */
	private int replicas;

	private final Publish publish = new Publish();

	private final Consume consume = new Consume();

	public String getTopic() {
		return this.topic;
	}

	public void setTopic(String topic) {
		this.topic = topic;
	}

	public int getPartitions() {
		return this.partitions;
	}

	public void setPartitions(int partitions) {
		this.partitions = partitions;
	}

	public int getReplicas() {
		return this.replicas;
	}

	public void setReplicas(int replicas) {
		this.replicas = replicas;
	}

	public Publish getPublish() {
		return this.publish;
	}

	public Consume getConsume() {
		return this.consume;
	}

	/**
	 * Publishing to the topic.
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
	 * Consuming from the topic.
	 */
	public static class Consume {

		/**
		 * Whether to deliver what is in the topic to the listeners of the application.
		 */
		private boolean enabled;

		/**
		 * Group of the consumers, among which the events are divided. The name of the
		 * application if empty.
		 */
		private String groupId = "";

		/**
		 * Number of threads that consume, each a part of the partitions.
		 */
		private int concurrency = 1;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getGroupId() {
			return this.groupId;
		}

		public void setGroupId(String groupId) {
			this.groupId = groupId;
		}

		public int getConcurrency() {
			return this.concurrency;
		}

		public void setConcurrency(int concurrency) {
			this.concurrency = concurrency;
		}

	}

}
