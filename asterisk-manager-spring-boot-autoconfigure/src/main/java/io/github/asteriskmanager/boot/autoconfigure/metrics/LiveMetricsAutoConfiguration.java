package io.github.asteriskmanager.boot.autoconfigure.metrics;

import io.github.asteriskmanager.boot.autoconfigure.live.AsteriskManagerLiveAutoConfiguration;
import io.github.asteriskmanager.boot.live.LiveStates;
import io.github.asteriskmanager.boot.metrics.LiveMeters;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link LiveMeters}.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		after = AsteriskManagerLiveAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ LiveStates.class, MeterRegistry.class })
public final class LiveMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LiveMeters asteriskManagerLiveMeters(LiveStates states) {
		return new LiveMeters(states);
	}

}
