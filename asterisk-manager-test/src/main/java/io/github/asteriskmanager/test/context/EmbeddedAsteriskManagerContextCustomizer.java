package io.github.asteriskmanager.test.context;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts the servers of an {@link EmbeddedAsteriskManager}, makes them beans and
 * publishes where they are. Equal for equal annotations, so that contexts are cached.
 */
record EmbeddedAsteriskManagerContextCustomizer(EmbeddedAsteriskManager annotation) implements ContextCustomizer {

	static final String SERVERS = "embeddedAsteriskManager";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
		ConfigurableEnvironment environment = context.getEnvironment();
		ConfiguredProviders configured = ConfiguredProviders.of(environment);
		EmbeddedServers servers = EmbeddedServers.start(this.annotation, configured.titles());
		DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
		beans.registerSingleton(SERVERS, servers);
		beans.registerDisposableBean(SERVERS, servers::close);
		servers.byTitle().forEach((title, server) -> beans.registerSingleton(title + "AmiServer", server));
		environment.getPropertySources()
			.addFirst(new MapPropertySource(SERVERS,
					configured.redirect(servers, this.annotation.username(), this.annotation.password())));
	}

}
