package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.boot.AsteriskManagerService;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Where the servers are, and how they are trusted.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

	@Bean
	@ConditionalOnMissingBean(AsteriskManagerConnectionDetails.class)
	PropertiesAsteriskManagerConnectionDetails asteriskManagerConnectionDetails(AsteriskManagerProperties properties,
			ProviderTls tls) {
		return new PropertiesAsteriskManagerConnectionDetails(properties, tls);
	}

	@Bean
	static ServerProviderRegistrar asteriskManagerServerProviderRegistrar(Environment environment) {
		return new ServerProviderRegistrar(environment);
	}

	@Bean
	ProviderTls asteriskManagerProviderTls(ObjectProvider<SslBundles> bundles, SslBundleUpdates updates) {
		return new ProviderTls(bundles, updates::updated);
	}

	@Bean
	SslBundleUpdates asteriskManagerSslBundleUpdates(ObjectProvider<AsteriskManagerService> service,
			ObjectProvider<ProviderDefinitions> definitions) {
		return new SslBundleUpdates(service, definitions);
	}

}
