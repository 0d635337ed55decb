package io.github.asteriskmanager.boot.autoconfigure.live;

import io.github.asteriskmanager.boot.actuate.AmiLiveEndpoint;
import io.github.asteriskmanager.boot.live.LiveStates;

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
 * {@link EnableAutoConfiguration Auto-configuration} for {@link AmiLiveEndpoint}.
 */
@AutoConfiguration(after = AsteriskManagerLiveAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(LiveStates.class)
@ConditionalOnAvailableEndpoint(AmiLiveEndpoint.class)
public final class AmiLiveEndpointAutoConfiguration {

	private static final EndpointId ID = EndpointId.of("amiLive");

	@Bean
	@ConditionalOnMissingBean
	AmiLiveEndpoint amiLiveEndpoint(LiveStates states) {
		return new AmiLiveEndpoint(states);
	}

	@Bean
	static PathMapper amiLivePathMapper() {
		return (id) -> (id.equals(ID)) ? "ami-live" : null;
	}

}
