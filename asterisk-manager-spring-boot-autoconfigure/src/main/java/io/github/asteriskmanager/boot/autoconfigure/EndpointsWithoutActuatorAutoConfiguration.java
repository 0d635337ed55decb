package io.github.asteriskmanager.boot.autoconfigure;

import java.util.Locale;
import java.util.Set;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that tells whoever exposes one of
 * our endpoints that there are none without Actuator: it would be missing without a word.
 */
@AutoConfiguration
@ConditionalOnMissingClass("org.springframework.boot.actuate.endpoint.annotation.Endpoint")
@ConditionalOnBooleanProperty(name = "asterisk.manager.enabled", matchIfMissing = true)
public final class EndpointsWithoutActuatorAutoConfiguration {

	private static final String EXPOSURE = "management.endpoints.web.exposure.include";

	private static final Set<String> ENDPOINTS = Set.of("amievents", "amilive", "amiservers");

	EndpointsWithoutActuatorAutoConfiguration(Environment environment) {
		Binder.get(environment)
			.bind(EXPOSURE, Bindable.setOf(String.class))
			.orElseGet(Set::of)
			.stream()
			.filter((id) -> ENDPOINTS.contains(id.replace("-", "").toLowerCase(Locale.ROOT)))
			.findFirst()
			.ifPresent((id) -> {
				throw new InvalidConfigurationPropertyValueException(EXPOSURE, id,
						"There is no endpoint '" + id + "' without Spring Boot's Actuator. "
								+ "Add the dependency 'spring-boot-starter-actuator', or take '" + id + "' out");
			});
	}

}
