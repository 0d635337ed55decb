package io.github.asteriskmanager.boot.autoconfigure.health;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Health;
import io.github.asteriskmanager.boot.cluster.ProviderCluster;
import io.github.asteriskmanager.boot.health.AsteriskManagerHealthContributor;
import io.github.asteriskmanager.boot.health.ProviderHealthDetails;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link AsteriskManagerHealthContributor}.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(AsteriskManagerService.class)
@ConditionalOnEnabledHealthIndicator("asterisk-manager")
public final class AsteriskManagerHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "asteriskManagerHealthIndicator", "asteriskManagerHealthContributor" })
	AsteriskManagerHealthContributor asteriskManagerHealthContributor(AsteriskManagerService service,
			AsteriskManagerProperties properties, ObjectProvider<ProviderHealthDetails> details,
			ObjectProvider<ProviderCluster> cluster) {
		Health health = properties.getHealth();
		ProviderCluster shared = cluster.getIfAvailable();
		return new AsteriskManagerHealthContributor(service, health.getThreshold(), health.getMinimumPercentage(),
				health.getMaxEventAge(), details.orderedStream().toList(),
				(shared != null) ? shared::roleOf : (title) -> null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthEndpointProperties.class)
	static class StatusOrderConfiguration {

		@Bean
		static DegradedStatusOrder asteriskManagerDegradedStatusOrder() {
			return new DegradedStatusOrder();
		}

	}

}
