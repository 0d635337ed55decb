package io.github.asteriskmanager.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerConnectionDetails.Server;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.container.ContainerImageMetadata;
import org.springframework.core.env.Environment;

/**
 * Registers a {@link ManagerProvider} bean for each container that no configured provider
 * belongs to.
 * <p>
 * Only details of containers are asked, for those need no other beans. The servers of
 * details that are an application's own, if not configured, are providers without a bean,
 * like those that a reload adds.
 */
final class ServerProviderRegistrar implements BeanFactoryPostProcessor {

	private final Environment environment;

	ServerProviderRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<Server> servers = new ArrayList<>();
		for (String name : beanFactory.getBeanNamesForType(AsteriskManagerConnectionDetails.class, true, false)) {
			if (beanFactory.containsBeanDefinition(name)
					&& ContainerImageMetadata.isPresent(beanFactory.getBeanDefinition(name))) {
				servers.addAll(beanFactory.getBean(name, AsteriskManagerConnectionDetails.class).getServers());
			}
		}
		List<String> configured = ProviderBeanRegistrar.titles(this.environment);
		ServerAssignment.assign(configured, servers)
			.keySet()
			.stream()
			.filter((title) -> !configured.contains(title))
			.forEach((title) -> register(title, beanFactory));
	}

	/** The container itself may be a bean of that name, so the title qualifies too. */
	private static void register(String title, ConfigurableListableBeanFactory beanFactory) {
		RootBeanDefinition definition = new RootBeanDefinition(ManagerProvider.class,
				() -> beanFactory.getBean(AsteriskManagerService.class).getProvider(title));
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, title));
		definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
		String name = (beanFactory.containsBean(title)) ? title + "ManagerProvider" : title;
		((BeanDefinitionRegistry) beanFactory).registerBeanDefinition(name, definition);
	}

}
