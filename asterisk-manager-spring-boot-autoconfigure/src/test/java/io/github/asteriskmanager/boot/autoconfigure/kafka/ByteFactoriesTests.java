package io.github.asteriskmanager.boot.autoconfigure.kafka;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ByteFactories}.
 */
class ByteFactoriesTests {

	@Test
	void producersOfEventsAreSafeWhateverTheApplicationSays() {
		DefaultKafkaProducerFactory<String, String> factory = new DefaultKafkaProducerFactory<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, List.of("127.0.0.1:1"), ProducerConfig.ACKS_CONFIG, "1",
						ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
				new StringSerializer(), new StringSerializer());
		factory.addListener(new ProducerFactory.Listener<>() {
		});
		ProducerFactory<byte[], byte[]> events = ByteFactories.producersOfEvents(factory);
		assertThat(events.getConfigurationProperties()).containsEntry("acks", "all")
			.containsEntry("enable.idempotence", true)
			.containsEntry("delivery.timeout.ms", Integer.MAX_VALUE)
			.containsEntry("compression.type", "zstd")
			.containsEntry("linger.ms", 5);
		assertThat(events.getListeners()).as("meters among them").hasSize(1);
		assertThat(ByteFactories.producers(factory).getConfigurationProperties()).containsEntry("acks", "1");
	}

	@Test
	void consumersAcknowledgeThemselvesAndMissNothing() {
		DefaultKafkaConsumerFactory<String, String> factory = new DefaultKafkaConsumerFactory<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, List.of("127.0.0.1:1"),
						ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, true, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 7),
				new StringDeserializer(), new StringDeserializer());
		ConsumerFactory<byte[], byte[]> events = ByteFactories.consumers(factory);
		assertThat(events.getConfigurationProperties()).containsEntry("auto.offset.reset", "earliest")
			.containsEntry("enable.auto.commit", false)
			.containsEntry("max.poll.records", 7);
	}

}
