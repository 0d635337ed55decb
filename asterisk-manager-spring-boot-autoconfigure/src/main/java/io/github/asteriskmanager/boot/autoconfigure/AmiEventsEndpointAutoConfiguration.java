package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint;
import io.github.asteriskmanager.event.EventRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link AmiEventsEndpoint}.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(AsteriskManagerService.class)
@ConditionalOnAvailableEndpoint(AmiEventsEndpoint.class)
public final class AmiEventsEndpointAutoConfiguration {

	private static final EndpointId ID = EndpointId.of("amiEvents");

	@Bean
	@ConditionalOnMissingBean
	AmiEventsEndpoint amiEventsEndpoint(EventRegistry registry, AsteriskManagerService service,
			ListenerErrors listenerErrors, ObjectProvider<SanitizingFunction> sanitizingFunctions) {
		return new AmiEventsEndpoint(registry, service, listenerErrors,
				new Sanitizer(sanitizingFunctions.orderedStream().toList()));
	}

	/**
	 * An endpoint id must not have a hyphen, but paths usually do.
	 */
	@Bean
	static PathMapper amiEventsPathMapper() {
		return (id) -> (id.equals(ID)) ? "ami-events" : null;
	}

}
