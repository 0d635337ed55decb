package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.actuate.AmiServersEndpoint;
import io.github.asteriskmanager.boot.cluster.ProviderCluster;
import io.github.asteriskmanager.event.EventRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link AmiServersEndpoint}.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(AsteriskManagerService.class)
@ConditionalOnAvailableEndpoint(AmiServersEndpoint.class)
public final class AmiServersEndpointAutoConfiguration {

	private static final EndpointId ID = EndpointId.of("amiServers");

	@Bean
	@ConditionalOnMissingBean
	AmiServersEndpoint amiServersEndpoint(AsteriskManagerService service, EventRegistry registry,
			ObjectProvider<ProviderCluster> cluster) {
		ProviderCluster shared = cluster.getIfAvailable();
		return new AmiServersEndpoint(service, registry, (shared != null) ? shared::roleOf : (title) -> null);
	}

	@Bean
	static PathMapper amiServersPathMapper() {
		return (id) -> (id.equals(ID)) ? "ami-servers" : null;
	}

}
