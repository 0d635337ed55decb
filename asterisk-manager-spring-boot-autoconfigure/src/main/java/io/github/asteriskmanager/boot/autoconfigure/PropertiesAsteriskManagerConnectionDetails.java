package io.github.asteriskmanager.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Provider;

/**
 * Tells what the properties say to those who want to know where the servers are.
 */
final class PropertiesAsteriskManagerConnectionDetails implements AsteriskManagerConnectionDetails {

	private final AsteriskManagerProperties properties;

	private final ProviderTls tls;

	PropertiesAsteriskManagerConnectionDetails(AsteriskManagerProperties properties, ProviderTls tls) {
		this.properties = properties;
		this.tls = tls;
	}

	@Override
	public List<Server> getServers() {
		List<Server> servers = new ArrayList<>();
		for (Provider provider : this.properties.getProviders()) {
			String host = provider.getAddress();
			if (host != null) {
				servers.add(new Server(provider.getTitle(), host, port(provider), provider.getUsername(),
						provider.getPassword(), this.tls.bundle(provider.getSsl())));
			}
		}
		return servers;
	}

	private static int port(Provider provider) {
		Integer port = provider.getPort();
		if (port != null) {
			return port;
		}
		return (ProviderTls.isEnabled(provider.getSsl())) ? ManagerOptions.DEFAULT_TLS_PORT
				: ManagerOptions.DEFAULT_PORT;
	}

}
