package io.github.asteriskmanager.boot.autoconfigure.kafka;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Factories that connect as those of the application do, meters included, but for bytes,
 * and with what events need.
 */
final class ByteFactories {

	/** Without these order or events could be lost. */
	private static final Map<String, Object> SAFE = Map.of(ProducerConfig.ACKS_CONFIG, "all",
			ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE,
			ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);

	/** Good for many small records, unless the application knows better. */
	private static final Map<String, Object> USUAL = Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
			ProducerConfig.LINGER_MS_CONFIG, 5, ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024,
			ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);

	private static final Map<String, Object> USUAL_CONSUMER = Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
			"earliest", ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000);

	private ByteFactories() {
	}

	/** Producers that never give up a record: who closes one has waited long enough. */
	static DefaultKafkaProducerFactory<byte[], byte[]> producersOfEvents(ProducerFactory<?, ?> factory) {
		Map<String, Object> configuration = new HashMap<>(USUAL);
		configuration.putAll(factory.getConfigurationProperties());
		configuration.putAll(SAFE);
		DefaultKafkaProducerFactory<byte[], byte[]> events = producers(factory, configuration);
		events.setPhysicalCloseTimeout(1);
		return events;
	}

	/** Producers as those of the application. */
	static DefaultKafkaProducerFactory<byte[], byte[]> producers(ProducerFactory<?, ?> factory) {
		return producers(factory, factory.getConfigurationProperties());
	}

	@SuppressWarnings("unchecked")
	private static DefaultKafkaProducerFactory<byte[], byte[]> producers(ProducerFactory<?, ?> like,
			Map<String, Object> configuration) {
		DefaultKafkaProducerFactory<byte[], byte[]> factory = new DefaultKafkaProducerFactory<>(configuration,
				new ByteArraySerializer(), new ByteArraySerializer());
		ProducerFactory<byte[], byte[]> model = (ProducerFactory<byte[], byte[]>) like;
		model.getListeners().forEach(factory::addListener);
		model.getPostProcessors().forEach(factory::addPostProcessor);
		return factory;
	}

	@SuppressWarnings("unchecked")
	static ConsumerFactory<byte[], byte[]> consumers(ConsumerFactory<?, ?> like) {
		Map<String, Object> configuration = new HashMap<>(USUAL_CONSUMER);
		configuration.putAll(like.getConfigurationProperties());
		configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		DefaultKafkaConsumerFactory<byte[], byte[]> factory = new DefaultKafkaConsumerFactory<>(configuration,
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
		ConsumerFactory<byte[], byte[]> model = (ConsumerFactory<byte[], byte[]>) like;
		model.getListeners().forEach(factory::addListener);
		model.getPostProcessors().forEach(factory::addPostProcessor);
		return factory;
	}

}
