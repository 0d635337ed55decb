package io.github.asteriskmanager.boot.autoconfigure.kafka;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import io.github.asteriskmanager.boot.autoconfigure.KafkaSettings;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.kafka.KafkaEventSink;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for events over Apache Kafka: a
 * {@link KafkaEventSink} where they are published, a listener container where they are
 * consumed. Connections are made as Spring Boot's own factories make them.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class,
		afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnBean(AsteriskManagerService.class)
public final class AsteriskManagerKafkaAutoConfiguration {

	/**
	 * Publishes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("asterisk.manager.kafka.publish.enabled")
	static class PublishConfiguration {

		@Bean
		@ConditionalOnMissingBean
		KafkaEventSink asteriskManagerKafkaEventSink(ProducerFactory<?, ?> factory,
				AsteriskManagerProperties properties) {
			return new KafkaEventSink(ByteFactories.producersOfEvents(factory), properties.getKafka().getTopic());
		}

	}

	/**
	 * Consumes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("asterisk.manager.kafka.consume.enabled")
	static class ConsumeConfiguration {

		@Bean
		@ConditionalOnMissingBean
		DeadLetters asteriskManagerKafkaDeadLetters(ProducerFactory<?, ?> factory, EventIntake intake) {
			return new DeadLetters(factory, intake);
		}

		@Bean
		@ConditionalOnMissingBean(name = "asteriskManagerKafkaContainer")
		ConcurrentMessageListenerContainer<byte[], byte[]> asteriskManagerKafkaContainer(
				ConsumerFactory<?, ?> consumers, DeadLetters deadLetters, EventIntake intake,
				AsteriskManagerProperties properties, Environment environment) {
			return new EventContainers(consumers, deadLetters, intake).container(properties.getKafka(),
					environment.getProperty("spring.application.name", ""));
		}

	}

	/**
	 * Creates the topics if asked to.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnExpression("${asterisk.manager.kafka.partitions:0} > 0")
	static class TopicConfiguration {

		@Bean
		KafkaAdmin.NewTopics asteriskManagerKafkaTopics(AsteriskManagerProperties properties) {
			return EventTopics.of(properties.getKafka());
		}

	}

}
