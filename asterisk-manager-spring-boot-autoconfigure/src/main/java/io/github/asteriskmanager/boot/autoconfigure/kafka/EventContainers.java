package io.github.asteriskmanager.boot.autoconfigure.kafka;

import io.github.asteriskmanager.boot.autoconfigure.KafkaSettings;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.kafka.KafkaEventListener;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Makes the container that consumes events: in batches, acknowledged once the listeners
 * have returned; what is no event goes to the topic of dead letters at once.
 */
final class EventContainers {

	private final ConsumerFactory<?, ?> consumers;

	private final ProducerFactory<?, ?> producers;

	private final EventIntake intake;

	EventContainers(ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers, EventIntake intake) {
		this.consumers = consumers;
		this.producers = producers;
		this.intake = intake;
	}

	ConcurrentMessageListenerContainer<byte[], byte[]> container(KafkaSettings settings, String application) {
		ContainerProperties properties = new ContainerProperties(settings.getTopic());
		properties.setGroupId(groupId(settings, application));
		properties.setMessageListener(new KafkaEventListener(this.intake));
		properties.setMissingTopicsFatal(false);
		ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
				ByteFactories.consumers(this.consumers), properties);
		container.setConcurrency(settings.getConsume().getConcurrency());
		container.setCommonErrorHandler(deadLetters());
		return container;
	}

	private String groupId(KafkaSettings settings, String application) {
		String configured = settings.getConsume().getGroupId();
		if (!configured.isEmpty()) {
			return configured;
		}
		Object ofAll = this.consumers.getConfigurationProperties().get(ConsumerConfig.GROUP_ID_CONFIG);
		String group = (ofAll != null) ? ofAll.toString() : application;
		if (group.isEmpty()) {
			throw new InvalidConfigurationPropertyValueException("asterisk.manager.kafka.consume.group-id", "",
					"The consumers need the name of a group. Set it, or 'spring.application.name'");
		}
		return group;
	}

	/**
	 * One that cannot be set aside either is tried again for ever: nothing is skipped.
	 */
	private DefaultErrorHandler deadLetters() {
		DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(
				new KafkaTemplate<>(ByteFactories.producers(this.producers)),
				(record, ex) -> new TopicPartition(EventTopics.deadLetters(record.topic()), -1));
		DefaultErrorHandler handler = new DefaultErrorHandler((record, ex) -> {
			recoverer.accept(record, ex);
			this.intake.countUndecodable();
		}, new FixedBackOff(0, 0));
		handler.setSeekAfterError(false);
		return handler;
	}

}
