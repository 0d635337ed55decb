package io.github.asteriskmanager.sample.farm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A broker inside the test and the topic of the events on it, which is also read here,
 * past the library.
 */
final class Topic implements AutoCloseable {

	static final String NAME = "ami-events";

	static final int PARTITIONS = 6;

	private final EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);

	private final List<Publication> publications = new ArrayList<>();

	private final Thread thread = new Thread(this::read, "topic");

	private volatile boolean closed;

	Topic() {
		this.broker.afterPropertiesSet();
		// the time of a record is when the broker has it, not when the collector made it
		this.broker.addTopics(new NewTopic(NAME, PARTITIONS, (short) 1)
			.configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")));
		this.thread.start();
	}

	String servers() {
		return this.broker.getBrokersAsString();
	}

	/** What is stored. */
	List<Publication> all() {
		synchronized (this.publications) {
			return List.copyOf(this.publications);
		}
	}

	private void read() {
		Map<String, Object> properties = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers(),
				ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = new ArrayList<>();
			for (int partition = 0; partition < PARTITIONS; partition++) {
				partitions.add(new TopicPartition(NAME, partition));
			}
			consumer.assign(partitions);
			while (!this.closed) {
				for (ConsumerRecord<byte[], byte[]> stored : consumer.poll(Duration.ofMillis(200))) {
					Publication publication = Publication.of(stored);
					synchronized (this.publications) {
						this.publications.add(publication);
					}
				}
			}
		}
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.broker.destroy();
	}

}
