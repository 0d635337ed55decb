package io.github.asteriskmanager.boot.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * A Kafka broker in this process that can be shut down and started again where it was.
 */
final class KafkaBroker implements AutoCloseable {

	private final EmbeddedKafkaKraftBroker broker;

	KafkaBroker(int partitions) {
		this.broker = new EmbeddedKafkaKraftBroker(1, partitions);
		this.broker.brokerListProperty("io.github.asteriskmanager.test.kafka");
		this.broker.afterPropertiesSet();
	}

	String servers() {
		return this.broker.getBrokersAsString();
	}

	void createTopic(String name) {
		this.broker.addTopics(name);
	}

	void shutDown() {
		cluster().brokers().get(0).shutdown();
		cluster().brokers().get(0).awaitShutdown();
	}

	void startAgain() {
		cluster().brokers().get(0).startup();
	}

	private KafkaClusterTestKit cluster() {
		return (KafkaClusterTestKit) Objects.requireNonNull(ReflectionTestUtils.getField(this.broker, "cluster"));
	}

	/** Sends a record that no application of ours would. */
	void send(String topic, String key, byte[] value) {
		Properties properties = new Properties();
		properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers());
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
		}
	}

	/** Everything in a topic, partition by partition. */
	List<ConsumerRecord<byte[], byte[]>> records(String topic) {
		Map<String, Object> properties = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers());
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (partitions.stream().anyMatch((each) -> consumer.position(each) < ends.get(each))) {
				consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
			}
		}
		return records;
	}

	@Override
	public void close() {
		this.broker.destroy();
	}

}
