package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.boot.AsteriskManagerService;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that reloads the providers when
 * Spring Cloud has refreshed the environment.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnClass(EnvironmentChangeEvent.class)
@ConditionalOnBean(AsteriskManagerService.class)
public final class AsteriskManagerRefreshAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EnvironmentChangeListener asteriskManagerEnvironmentChangeListener(AsteriskManagerReloader reloader) {
		return new EnvironmentChangeListener(reloader);
	}

}
