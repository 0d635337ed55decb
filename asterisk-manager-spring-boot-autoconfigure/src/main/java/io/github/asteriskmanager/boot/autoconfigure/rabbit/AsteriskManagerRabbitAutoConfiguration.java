package io.github.asteriskmanager.boot.autoconfigure.rabbit;

import java.util.List;
import java.util.stream.IntStream;

import com.rabbitmq.client.Channel;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import io.github.asteriskmanager.boot.autoconfigure.RabbitSettings;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.rabbit.EventTopology;
import io.github.asteriskmanager.boot.rabbit.RabbitEventListener;
import io.github.asteriskmanager.boot.rabbit.RabbitEventSink;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for events over RabbitMQ: a
 * {@link RabbitEventSink} where they are published, a listener container where they are
 * consumed, and the exchange and queues for both. The connection is Spring Boot's own.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class,
		afterName = { "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
				"org.springframework.boot.rabbitmq.autoconfigure.RabbitAutoConfiguration" })
@ConditionalOnClass({ RabbitTemplate.class, Channel.class })
@ConditionalOnBean(AsteriskManagerService.class)
@Conditional(AsteriskManagerRabbitAutoConfiguration.OnAnyUse.class)
public final class AsteriskManagerRabbitAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EventTopology asteriskManagerRabbitTopology(AsteriskManagerProperties properties) {
		RabbitSettings settings = properties.getRabbit();
		return new EventTopology(settings.getExchange(), settings.getQueues(), settings.isQuorum());
	}

	@Bean
	@ConditionalOnMissingBean(name = "asteriskManagerRabbitDeclarables")
	Declarables asteriskManagerRabbitDeclarables(EventTopology topology) {
		return topology.declarables();
	}

	/**
	 * Publishes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("asterisk.manager.rabbit.publish.enabled")
	static class PublishConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RabbitEventSink asteriskManagerRabbitEventSink(ConnectionFactory factory, EventTopology topology) {
			return new RabbitEventSink(factory, topology);
		}

	}

	/**
	 * Consumes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("asterisk.manager.rabbit.consume.enabled")
	static class ConsumeConfiguration {

		private static final int PREFETCH = 1000;

		private static final int MESSAGES_PER_ACK = 200;

		private static final long ACK_TIMEOUT_MILLIS = 200;

		@Bean
		@ConditionalOnMissingBean(name = "asteriskManagerRabbitContainer")
		DirectMessageListenerContainer asteriskManagerRabbitContainer(ConnectionFactory factory, EventTopology topology,
				EventIntake intake, AsteriskManagerProperties properties) {
			List<Integer> chosen = properties.getRabbit().getConsume().getQueues();
			DirectMessageListenerContainer container = new DirectMessageListenerContainer(factory);
			container.setQueueNames(((chosen.isEmpty()) ? IntStream.range(0, topology.queues())
					: chosen.stream().mapToInt(Integer::intValue))
				.mapToObj(topology::queue)
				.toArray(String[]::new));
			container.setMissingQueuesFatal(false);
			container.setDefaultRequeueRejected(true);
			container.setPrefetchCount(PREFETCH);
			container.setMessagesPerAck(MESSAGES_PER_ACK);
			container.setAckTimeout(ACK_TIMEOUT_MILLIS);
			container.setMessageListener(new RabbitEventListener(intake));
			return container;
		}

	}

	static final class OnAnyUse extends AnyNestedCondition {

		OnAnyUse() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBooleanProperty("asterisk.manager.rabbit.publish.enabled")
		static class Publish {

		}

		@ConditionalOnBooleanProperty("asterisk.manager.rabbit.consume.enabled")
		static class Consume {

		}

	}

}
