package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;

import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.event.UserEventName;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Finds the types of user events in the packages of the application, as entities are
 * found: subclasses of {@link UserEvent} and what has {@link UserEventName}.
 */
final class UserEventScanner implements ImportBeanDefinitionRegistrar {

	private final BeanFactory beanFactory;

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	UserEventScanner(BeanFactory beanFactory, Environment environment, ResourceLoader resourceLoader) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.resourceLoader = resourceLoader;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importer, BeanDefinitionRegistry registry) {
		registry.registerBeanDefinition(UserEventTypes.class.getName(),
				BeanDefinitionBuilder.genericBeanDefinition(UserEventTypes.class)
					.addConstructorArgValue(scan())
					.setRole(BeanDefinition.ROLE_INFRASTRUCTURE)
					.getBeanDefinition());
	}

	private List<String> scan() {
		if (!AutoConfigurationPackages.has(this.beanFactory)) {
			return List.of();
		}
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false,
				this.environment);
		scanner.setResourceLoader(this.resourceLoader);
		scanner.addIncludeFilter(new AssignableTypeFilter(UserEvent.class));
		scanner.addIncludeFilter(new AnnotationTypeFilter(UserEventName.class));
		return AutoConfigurationPackages.get(this.beanFactory)
			.stream()
			.flatMap((basePackage) -> scanner.findCandidateComponents(basePackage).stream())
			.map(BeanDefinition::getBeanClassName)
			.distinct()
			.sorted()
			.toList();
	}

}
