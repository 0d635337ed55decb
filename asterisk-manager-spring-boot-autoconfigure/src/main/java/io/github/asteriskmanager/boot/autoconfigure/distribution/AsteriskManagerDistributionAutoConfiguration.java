package io.github.asteriskmanager.boot.autoconfigure.distribution;

import java.util.List;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import io.github.asteriskmanager.boot.autoconfigure.DistributionSettings;
import io.github.asteriskmanager.boot.autoconfigure.kafka.AsteriskManagerKafkaAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.rabbit.AsteriskManagerRabbitAutoConfiguration;
import io.github.asteriskmanager.boot.distribution.EventDistribution;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.distribution.EventSelection;
import io.github.asteriskmanager.boot.distribution.EventSink;
import io.github.asteriskmanager.event.EventRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link EventIntake}, and for
 * {@link EventDistribution} if there is an {@link EventSink}: that of a broker, or one of
 * the application.
 */
@AutoConfiguration(after = { AsteriskManagerAutoConfiguration.class, AsteriskManagerKafkaAutoConfiguration.class,
		AsteriskManagerRabbitAutoConfiguration.class })
@ConditionalOnBean(AsteriskManagerService.class)
public final class AsteriskManagerDistributionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EventIntake asteriskManagerEventIntake(ApplicationContext context, EventRegistry registry) {
		return new EventIntake(context, registry);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(EventSink.class)
	EventDistribution asteriskManagerEventDistribution(List<EventSink> sinks, AsteriskManagerProperties properties,
			ObjectProvider<AsteriskManagerService> services) {
		DistributionSettings settings = properties.getDistribution();
		return new EventDistribution(sinks, settings.toOptions(), EventSelection.of(settings.getEvents()),
				new LossNotices(services));
	}

}
