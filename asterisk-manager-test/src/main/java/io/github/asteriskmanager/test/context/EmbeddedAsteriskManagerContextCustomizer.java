package io.github.asteriskmanager.test.context;

import java.util.HashMap;
import java.util.Map;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

import io.github.asteriskmanager.test.AmiServer;

/**
 * Starts the servers of an {@link EmbeddedAsteriskManager}, makes them beans and
 * publishes where they are. Equal for equal annotations, so that contexts are cached.
 */
record EmbeddedAsteriskManagerContextCustomizer(EmbeddedAsteriskManager annotation) implements ContextCustomizer {

	private static final String NAME = "embeddedAsteriskManager";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
		EmbeddedServers servers = EmbeddedServers.start(this.annotation);
		DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
		beans.registerDisposableBean(NAME, servers::close);
		servers.byTitle().forEach((title, server) -> beans.registerSingleton(title + "AmiServer", server));
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(NAME, properties(servers)));
	}

	private Map<String, Object> properties(EmbeddedServers servers) {
		Map<String, Object> properties = new HashMap<>();
		int index = 0;
		for (Map.Entry<String, AmiServer> entry : servers.byTitle().entrySet()) {
			String provider = "asterisk.manager.providers[" + index++ + "].";
			properties.put(provider + "title", entry.getKey());
			properties.put(provider + "address", entry.getValue().address());
			properties.put(provider + "port", entry.getValue().port());
			properties.put(provider + "username", this.annotation.username());
			properties.put(provider + "password", this.annotation.password());
		}
		return properties;
	}

}
