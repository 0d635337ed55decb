package io.github.asteriskmanager.boot.autoconfigure.kafka;

import io.github.asteriskmanager.boot.autoconfigure.KafkaSettings;
import org.apache.kafka.clients.admin.NewTopic;

import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The topics of events, and of what cannot be read.
 */
final class EventTopics {

	private static final String DEAD_LETTERS = "-dlt";

	private EventTopics() {
	}

	static String deadLetters(String topic) {
		return topic + DEAD_LETTERS;
	}

	/** Created by Spring's {@link KafkaAdmin}. */
	static KafkaAdmin.NewTopics of(KafkaSettings settings) {
		return new KafkaAdmin.NewTopics(topic(settings.getTopic(), settings.getPartitions(), settings.getReplicas()),
				topic(deadLetters(settings.getTopic()), 1, settings.getReplicas()));
	}

	private static NewTopic topic(String name, int partitions, int replicas) {
		TopicBuilder topic = TopicBuilder.name(name).partitions(partitions);
		return ((replicas > 0) ? topic.replicas(replicas) : topic).build();
	}

}
