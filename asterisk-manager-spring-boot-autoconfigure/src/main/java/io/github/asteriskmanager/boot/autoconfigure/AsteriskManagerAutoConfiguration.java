package io.github.asteriskmanager.boot.autoconfigure;

import java.util.function.Predicate;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskEventListenerFactory;
import io.github.asteriskmanager.boot.AsteriskEventMulticaster;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.ManagerProviderDecorator;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.ProviderOwnership;
import io.github.asteriskmanager.boot.distribution.EventDistribution;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEventConverter;
import io.github.asteriskmanager.event.ValueConverter;
import io.github.asteriskmanager.metrics.ManagerMetrics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link AsteriskManagerService}
 * and a {@link ManagerProvider} bean for each configured provider.
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "asterisk.manager.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AsteriskManagerProperties.class)
@Import({ ProviderBeanRegistrar.class, UserEventScanner.class, ConnectionConfiguration.class,
		ProviderExtensionsConfiguration.class })
public final class AsteriskManagerAutoConfiguration {

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor asteriskManagerDefaultsBindHandlerAdvisor() {
		return InheritDefaultsBindHandler::new;
	}

	@Bean
	ProviderDefinitions asteriskManagerProviderDefinitions(ObjectProvider<ManagerOptionsCustomizer> customizers,
			ObjectProvider<AsteriskManagerConnectionDetails> details, ProviderTls tls, Environment environment) {
		return new ProviderDefinitions(customizers, details, tls, Threading.VIRTUAL.isActive(environment));
	}

	@Bean
	@ConditionalOnMissingBean
	AsteriskManagerService asteriskManagerService(ApplicationContext context, ManagerProviderFactory factory,
			ProviderDefinitions definitions, AsteriskManagerProperties properties,
			ObjectProvider<ManagerProviderDecorator> decorators, ObjectProvider<AsteriskEventMulticaster> multicasters,
			ObjectProvider<EventDistribution> distributions, ObjectProvider<ProviderOwnership> ownership) {
		AsteriskEventMulticaster multicaster = multicasters.getIfAvailable();
		EventDistribution distribution = distributions.getIfAvailable();
		Predicate<Class<?>> listeners = (multicaster != null) ? multicaster::takes : (type) -> true;
		AsteriskManagerService service = new AsteriskManagerService(
				(distribution != null) ? distribution.before(context) : context, decorated(factory, decorators),
				definitions.from(properties), (distribution != null) ? listeners.or(distribution::takes) : listeners,
				ownership.getIfAvailable(() -> ProviderOwnership.ALL));
		if (multicaster != null) {
			multicaster.whenListenersChange(service::refreshEventMasks);
		}
		return service;
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty("asterisk.manager.await-ready")
	ReadinessRunner asteriskManagerReadinessRunner(AsteriskManagerService service, AsteriskManagerProperties properties,
			ObjectProvider<ProviderOwnership> ownership) {
		return new ReadinessRunner(service, ownership.getIfAvailable(() -> ProviderOwnership.ALL),
				properties.getAwaitReady());
	}

	private static ManagerProviderFactory decorated(ManagerProviderFactory factory,
			ObjectProvider<ManagerProviderDecorator> decorators) {
		return (options) -> {
			ManagerProvider provider = factory.create(options);
			for (ManagerProviderDecorator decorator : decorators.orderedStream().toList()) {
				provider = decorator.decorate(provider);
			}
			return provider;
		};
	}

	@Bean
	@ConditionalOnMissingBean
	AsteriskManagerReloader asteriskManagerReloader(ApplicationContext context, ProviderDefinitions definitions,
			AsteriskManagerService service) {
		return new AsteriskManagerReloader(context.getAutowireCapableBeanFactory(), definitions, service);
	}

	@Bean
	@ConditionalOnMissingBean
	ManagerProviderFactory asteriskManagerProviderFactory(EventRegistry registry,
			ObjectProvider<ManagerMetrics> metrics) {
		ManagerMetrics used = metrics.getIfAvailable(() -> ManagerMetrics.NONE);
		return (options) -> ManagerProvider.create(options, registry, used);
	}

	@Bean
	@ConditionalOnMissingBean
	EventRegistry asteriskManagerEventRegistry(ValueConverter converter, AsteriskManagerProperties properties,
			ObjectProvider<UserEventTypes> userEvents, ObjectProvider<ManagerEventConverter> converters,
			ApplicationContext context) {
		EventRegistry registry = EventRegistry.create(converter, properties.getUnknownEvents().toPolicy());
		userEvents.stream()
			.flatMap((types) -> types.classes(context.getClassLoader()).stream())
			.forEach(registry::registerUserEvent);
		converters.orderedStream().forEach(registry::addConverter);
		return registry;
	}

	/**
	 * The client knows how Asterisk spells numbers, truth values and times; converters of
	 * the application are asked for all other types.
	 */
	@Bean
	@ConditionalOnMissingBean
	ValueConverter asteriskManagerValueConverter(ApplicationContext context) {
		ApplicationConversionService conversionService = new ApplicationConversionService();
		ApplicationConversionService.addBeans(conversionService, context);
		return ValueConverter.standard(new ConversionServiceValueConverter(conversionService));
	}

	@Bean
	@ConditionalOnMissingBean
	static AsteriskEventListenerFactory asteriskEventListenerFactory() {
		return new AsteriskEventListenerFactory();
	}

	@Bean
	@ConditionalOnMissingBean
	static ListenerErrors asteriskManagerListenerErrors() {
		return new ListenerErrors();
	}

}
