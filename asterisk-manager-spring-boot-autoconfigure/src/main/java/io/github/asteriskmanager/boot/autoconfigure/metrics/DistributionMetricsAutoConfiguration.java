package io.github.asteriskmanager.boot.autoconfigure.metrics;

import io.github.asteriskmanager.boot.autoconfigure.distribution.AsteriskManagerDistributionAutoConfiguration;
import io.github.asteriskmanager.boot.distribution.EventDistribution;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.metrics.DistributionMeters;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link DistributionMeters}.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		after = AsteriskManagerDistributionAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ EventIntake.class, MeterRegistry.class })
public final class DistributionMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DistributionMeters asteriskManagerDistributionMeters(ObjectProvider<EventDistribution> distribution,
			EventIntake intake) {
		return new DistributionMeters(distribution.getIfAvailable(), intake);
	}

}
