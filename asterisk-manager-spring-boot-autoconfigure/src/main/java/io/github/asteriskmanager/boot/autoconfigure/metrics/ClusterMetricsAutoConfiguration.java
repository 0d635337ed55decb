package io.github.asteriskmanager.boot.autoconfigure.metrics;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.cluster.AsteriskManagerClusterAutoConfiguration;
import io.github.asteriskmanager.boot.cluster.ProviderCluster;
import io.github.asteriskmanager.boot.metrics.ClusterMeters;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link ClusterMeters}.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		after = AsteriskManagerClusterAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ ProviderCluster.class, MeterRegistry.class })
public final class ClusterMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClusterMeters asteriskManagerClusterMeters(AsteriskManagerService service, ProviderCluster cluster) {
		return new ClusterMeters(service, cluster);
	}

}
