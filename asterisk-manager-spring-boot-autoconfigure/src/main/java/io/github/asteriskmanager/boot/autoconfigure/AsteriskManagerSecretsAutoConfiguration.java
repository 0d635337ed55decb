package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.actuate.SecretsSanitizer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that keeps passwords of manager
 * users out of the endpoints that show properties. It holds where providers are switched
 * off too.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class AsteriskManagerSecretsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecretsSanitizer asteriskManagerSecretsSanitizer(ObjectProvider<AsteriskManagerService> services) {
		return new SecretsSanitizer(() -> services.stream()
			.flatMap((service) -> service.getProviders().stream())
			.map((provider) -> provider.getOptions().getPassword()));
	}

}
