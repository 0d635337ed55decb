package io.github.asteriskmanager.boot.autoconfigure.live;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import io.github.asteriskmanager.boot.live.LiveStates;
import io.github.asteriskmanager.live.LiveState;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link LiveStates} and a
 * {@link LiveState} bean for each configured provider.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnBooleanProperty("asterisk.manager.live.enabled")
@ConditionalOnBean(AsteriskManagerService.class)
@Import(LiveStateBeanRegistrar.class)
public final class AsteriskManagerLiveAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LiveStates asteriskManagerLiveStates(AsteriskManagerService service, AsteriskManagerProperties properties) {
		return new LiveStates(service, properties.getLive().toOptions());
	}

}
