package io.github.asteriskmanager.boot.autoconfigure.observation;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.observation.ActionObservationConvention;
import io.github.asteriskmanager.boot.observation.ActionObservations;
import io.github.asteriskmanager.boot.observation.EventObservationConvention;
import io.github.asteriskmanager.boot.observation.EventObservations;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link ActionObservations} and
 * {@link EventObservations}.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
		after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ AsteriskManagerService.class, ObservationRegistry.class })
public final class AsteriskManagerObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "asterisk.manager.observations.actions.enabled", matchIfMissing = true)
	ActionObservations asteriskManagerActionObservations(ObservationRegistry registry,
			ObjectProvider<ActionObservationConvention> convention) {
		return new ActionObservations(registry, convention.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty("asterisk.manager.observations.events.enabled")
	EventObservations asteriskManagerEventObservations(ObservationRegistry registry,
			ObjectProvider<EventObservationConvention> convention) {
		return new EventObservations(registry, convention.getIfAvailable());
	}

}
