package io.github.asteriskmanager.boot.autoconfigure;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.github.asteriskmanager.DispatchPolicy;
import io.github.asteriskmanager.EventFilter;
import io.github.asteriskmanager.EventInterceptor;
import io.github.asteriskmanager.ManagerSocketFactory;
import io.github.asteriskmanager.ProviderExtensions;
import io.github.asteriskmanager.ReconnectStrategy;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Puts the beans that extend a provider into the options of every provider: filters, then
 * interceptors, in their order; reconnect strategies, each of which may change what the
 * one before it decided; a socket factory; an executor for listeners. A
 * {@link ManagerOptionsCustomizer} comes after it and may do otherwise for one provider.
 */
@Configuration(proxyBeanMethods = false)
class ProviderExtensionsConfiguration {

	/**
	 * Found once: options are compared to find out what a reload changes.
	 */
	@Bean
	ProviderExtensions asteriskManagerProviderExtensions(ObjectProvider<EventFilter> filters,
			ObjectProvider<EventInterceptor> interceptors, ObjectProvider<ReconnectStrategy> strategies,
			ObjectProvider<ManagerSocketFactory> socketFactory) {
		ProviderExtensions extensions = ProviderExtensions.NONE
			.withSocketFactory(socketFactory.getIfAvailable(() -> ManagerSocketFactory.DEFAULT));
		for (EventFilter filter : filters.orderedStream().toList()) {
			extensions = extensions.withFilter(filter);
		}
		for (EventInterceptor interceptor : interceptors.orderedStream().toList()) {
			extensions = extensions.withInterceptor(interceptor);
		}
		return extensions.withReconnectStrategy(
				strategies.orderedStream().reduce(ReconnectStrategy.AS_CONFIGURED, ReconnectStrategy::andThen));
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ManagerOptionsCustomizer asteriskManagerExtensionsCustomizer(ProviderExtensions extensions,
			AsteriskManagerProperties properties, @AsteriskManagerTaskExecutor ObjectProvider<Executor> executor) {
		Supplier<DispatchPolicy> dispatch = () -> properties.getDispatch().toPolicy(executor.getIfAvailable());
		// a wrong value is no mistake of the first provider
		dispatch.get();
		return (title, options) -> options.extensions((none) -> extensions).dispatch(dispatch.get());
	}

}
