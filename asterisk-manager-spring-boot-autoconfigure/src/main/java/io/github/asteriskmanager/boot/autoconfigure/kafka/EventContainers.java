package io.github.asteriskmanager.boot.autoconfigure.kafka;

import io.github.asteriskmanager.boot.autoconfigure.KafkaSettings;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.kafka.KafkaEventListener;
import org.apache.kafka.clients.consumer.ConsumerConfig;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * Makes the container that consumes events: in batches, acknowledged once the listeners
 * have returned; what is no event goes to the topic of dead letters at once.
 */
final class EventContainers {

	private final ConsumerFactory<?, ?> consumers;

	private final DeadLetters deadLetters;

	private final EventIntake intake;

	EventContainers(ConsumerFactory<?, ?> consumers, DeadLetters deadLetters, EventIntake intake) {
		this.consumers = consumers;
		this.deadLetters = deadLetters;
		this.intake = intake;
	}

	ConcurrentMessageListenerContainer<byte[], byte[]> container(KafkaSettings settings, String application) {
		ContainerProperties properties = new ContainerProperties(settings.getTopic());
		properties.setGroupId(groupId(settings, application));
		properties.setMessageListener(new KafkaEventListener(this.intake));
		properties.setMissingTopicsFatal(false);
		// who waits for every acknowledgement works two thirds of the time
		properties.setSyncCommits(false);
		ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
				ByteFactories.consumers(this.consumers), properties);
		container.setConcurrency(settings.getConsume().getConcurrency());
		container.setCommonErrorHandler(this.deadLetters.errorHandler());
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

}
