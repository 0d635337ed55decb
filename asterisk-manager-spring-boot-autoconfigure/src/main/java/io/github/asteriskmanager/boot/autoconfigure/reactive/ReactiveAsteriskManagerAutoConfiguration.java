package io.github.asteriskmanager.boot.autoconfigure.reactive;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.reactive.ReactiveAsteriskManager;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link ReactiveAsteriskManager}.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnClass(Flux.class)
@ConditionalOnBean(AsteriskManagerService.class)
public final class ReactiveAsteriskManagerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ReactiveAsteriskManager reactiveAsteriskManager(AsteriskManagerService service) {
		return new ReactiveAsteriskManager(service);
	}

}
