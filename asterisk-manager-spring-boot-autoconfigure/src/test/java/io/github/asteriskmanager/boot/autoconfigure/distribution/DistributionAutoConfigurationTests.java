package io.github.asteriskmanager.boot.autoconfigure.distribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.kafka.AsteriskManagerKafkaAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.metrics.DistributionMetricsAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.rabbit.AsteriskManagerRabbitAutoConfiguration;
import io.github.asteriskmanager.boot.distribution.EventDistribution;
import io.github.asteriskmanager.boot.distribution.EventFrame;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.distribution.EventSink;
import io.github.asteriskmanager.boot.kafka.KafkaEventSink;
import io.github.asteriskmanager.boot.metrics.DistributionMeters;
import io.github.asteriskmanager.boot.rabbit.RabbitEventSink;
import io.github.asteriskmanager.event.AOCDEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.NewChannelEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link AsteriskManagerDistributionAutoConfiguration},
 * {@link AsteriskManagerKafkaAutoConfiguration},
 * {@link AsteriskManagerRabbitAutoConfiguration} and what belongs to them.
 */
class DistributionAutoConfigurationTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final List<FakeProvider> made = new ArrayList<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskManagerDistributionAutoConfiguration.class, AsteriskManagerKafkaAutoConfiguration.class,
				AsteriskManagerRabbitAutoConfiguration.class, BrokersWithoutLibraryAutoConfiguration.class,
				DistributionMetricsAutoConfiguration.class, KafkaAutoConfiguration.class,
				RabbitAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> this::make)
		.withBean(SimpleMeterRegistry.class)
		.withPropertyValues("asterisk.manager.providers[0].title=pbx", "asterisk.manager.providers[0].address=pbx",
				"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret");

	private FakeProvider make(ManagerOptions options) {
		FakeProvider provider = new FakeProvider(options);
		this.made.add(provider);
		return provider;
	}

	/** A broker of the application. */
	static class Notebook implements EventSink {

		final List<EventFrame> frames = new CopyOnWriteArrayList<>();

		@Override
		public String name() {
			return "notebook";
		}

		@Override
		public CompletableFuture<List<Refusal>> send(List<EventFrame> batch) {
			this.frames.addAll(batch);
			return CompletableFuture.completedFuture(List.of());
		}

	}

	@Test
	void nothingIsPublishedUnlessAskedFor() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(EventIntake.class)
			.doesNotHaveBean(EventDistribution.class)
			.doesNotHaveBean(EventSink.class)
			.doesNotHaveBean(ConcurrentMessageListenerContainer.class)
			.doesNotHaveBean(DirectMessageListenerContainer.class));
	}

	@Test
	void whatProvidersDeliverGoesToASinkOfTheApplication() {
		this.contextRunner.withBean(Notebook.class).run((context) -> {
			Notebook notebook = context.getBean(Notebook.class);
			EventRegistry registry = context.getBean(EventRegistry.class);
			FakeProvider provider = this.made.get(0);
			provider.deliver(new ProviderStateChangedEvent("pbx", ProviderState.CONNECTING, ProviderState.READY, NOW,
					null, null));
			provider.deliver(provider.event(registry, "Event: Hangup", "Linkedid: 1.1"));
			provider.deliver("something of the application");
			await().until(() -> notebook.frames.size() == 2);
			assertThat(notebook.frames).extracting(EventFrame::name, EventFrame::sequence, EventFrame::key)
				.containsExactly(tuple("ProviderStateChanged", 1L, "pbx"), tuple("Hangup", 2L, "pbx:1.1"));
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			context.getBean(DistributionMeters.class).bindTo(meters);
			await().until(() -> meters.get("asterisk.manager.distribution.published")
				.tag("broker", "notebook")
				.functionCounter()
				.count() == 1);
			assertThat(meters.get("asterisk.manager.distribution.buffered").gauge().value()).isZero();
			assertThat(meters.get("asterisk.manager.distribution.consumed").functionCounter().count()).isZero();
		});
	}

	@Test
	void whatComesFromABrokerIsNotPublished() {
		this.contextRunner.withBean(Notebook.class).run((context) -> {
			Notebook notebook = context.getBean(Notebook.class);
			FakeProvider provider = this.made.get(0);
			EventRegistry registry = context.getBean(EventRegistry.class);
			provider.deliver(provider.event(registry, "Event: Hangup", "Linkedid: 1.1"));
			await().until(() -> notebook.frames.size() == 1);
			context.getBean(EventIntake.class).accept(notebook.frames.get(0));
			provider.deliver(provider.event(registry, "Event: Newchannel", "Linkedid: 1.1"));
			await().until(() -> notebook.frames.size() == 2);
			assertThat(notebook.frames).extracting(EventFrame::name).containsExactly("Hangup", "Newchannel");
		});
	}

	@Test
	void publishedEventsAreWantedEvents() {
		this.contextRunner.withBean(Notebook.class)
			.withPropertyValues("asterisk.manager.distribution.events=hangup, AOC-D")
			.run((context) -> {
				EventDistribution distribution = context.getBean(EventDistribution.class);
				assertThat(distribution.takes(HangupEvent.class)).isTrue();
				assertThat(distribution.takes(NewChannelEvent.class)).isFalse();
				assertThat(distribution.takes(AOCDEvent.class)).isTrue();
				assertThat(context.getBean(AsteriskManagerService.class).hasListenerFor(HangupEvent.class)).isTrue();
				Notebook notebook = context.getBean(Notebook.class);
				FakeProvider provider = this.made.get(0);
				EventRegistry registry = context.getBean(EventRegistry.class);
				provider.deliver(provider.event(registry, "Event: Newchannel", "Linkedid: 1.1"));
				provider.deliver(provider.event(registry, "Event: Hangup", "Linkedid: 1.1"));
				await().until(() -> notebook.frames.size() == 1);
				assertThat(notebook.frames.get(0).name()).isEqualTo("Hangup");
			});
	}

	@Test
	void kafkaConnectsAsTheApplicationDoes() {
		this.contextRunner
			.withPropertyValues("asterisk.manager.kafka.publish.enabled=true",
					"asterisk.manager.kafka.consume.enabled=true", "asterisk.manager.kafka.consume.group-id=workers",
					"asterisk.manager.kafka.consume.concurrency=3", "asterisk.manager.kafka.partitions=12",
					"spring.kafka.bootstrap-servers=127.0.0.1:1", "spring.kafka.consumer.auto-offset-reset=latest",
					"spring.kafka.admin.auto-create=false")
			.run((context) -> {
				assertThat(context).hasSingleBean(KafkaEventSink.class).hasSingleBean(EventDistribution.class);
				assertThat(context).hasSingleBean(KafkaAdmin.NewTopics.class);
				ConcurrentMessageListenerContainer<?, ?> container = context
					.getBean(ConcurrentMessageListenerContainer.class);
				assertThat(container.getContainerProperties().getTopics()).containsExactly("ami-events");
				assertThat(container.getGroupId()).isEqualTo("workers");
				assertThat(container.getConcurrency()).isEqualTo(3);
			});
	}

	@Test
	void consumersNeedTheNameOfAGroup() {
		this.contextRunner.withPropertyValues("asterisk.manager.kafka.consume.enabled=true")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
				.rootCause()
				.hasMessageContaining("spring.application.name"));
		this.contextRunner
			.withPropertyValues("asterisk.manager.kafka.consume.enabled=true", "spring.application.name=calls",
					"spring.kafka.bootstrap-servers=127.0.0.1:1")
			.run((context) -> assertThat(context.getBean(ConcurrentMessageListenerContainer.class).getGroupId())
				.isEqualTo("calls"));
	}

	@Test
	void rabbitPublishesAndConsumes() {
		this.contextRunner
			.withPropertyValues("asterisk.manager.rabbit.publish.enabled=true",
					"asterisk.manager.rabbit.consume.enabled=true", "asterisk.manager.rabbit.consume.queues=1,3",
					"spring.rabbitmq.addresses=127.0.0.1:1")
			.withBean("autoStartOff", NoAutoStart.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(RabbitEventSink.class).hasSingleBean(EventDistribution.class);
				assertThat(context.getBean(DirectMessageListenerContainer.class).getQueueNames())
					.containsExactly("ami-events.1", "ami-events.3");
			});
	}

	@Test
	void missingLibrariesAreTold() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(KafkaTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EventIntake.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader(KafkaTemplate.class))
			.withPropertyValues("asterisk.manager.kafka.publish.enabled=true")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("spring-boot-starter-kafka"));
		this.contextRunner.withClassLoader(new FilteredClassLoader(RabbitTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EventIntake.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader(RabbitTemplate.class))
			.withPropertyValues("asterisk.manager.rabbit.consume.enabled=true")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("spring-boot-starter-amqp"));
		this.contextRunner.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.withBean(Notebook.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DistributionMeters.class));
	}

	@Test
	void valuesThatAreNoGoodAreTold() {
		this.contextRunner.withBean(Notebook.class)
			.withPropertyValues("asterisk.manager.distribution.buffer.capacity=0")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("'buffer.capacity' must be at least 1"));
		this.contextRunner
			.withPropertyValues("asterisk.manager.rabbit.publish.enabled=true", "asterisk.manager.rabbit.queues=0")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("'queues' must be at least 1"));
	}

	/** There is no server to connect to. */
	static class NoAutoStart implements BeanPostProcessor {

		@Override
		public Object postProcessBeforeInitialization(Object bean, String name) {
			if (bean instanceof DirectMessageListenerContainer container) {
				container.setAutoStartup(false);
			}
			return bean;
		}

	}

}
