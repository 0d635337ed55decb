package io.github.asteriskmanager.boot.autoconfigure.metrics;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import io.github.asteriskmanager.boot.metrics.ManagerMeters;
import io.github.asteriskmanager.boot.metrics.ProviderMeters;
import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link ProviderMeters} and
 * {@link ManagerMeters}.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ AsteriskManagerService.class, MeterRegistry.class })
public final class AsteriskManagerMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ProviderMeters asteriskManagerProviderMeters(AsteriskManagerService service, ListenerErrors listenerErrors) {
		return new ProviderMeters(service, listenerErrors);
	}

	@Bean
	@ConditionalOnMissingBean(ManagerMetrics.class)
	ManagerMeters asteriskManagerMeters(MeterRegistry registry, AsteriskManagerProperties properties) {
		return new ManagerMeters(registry, properties.getMetrics().getMaxEventNames());
	}

}
