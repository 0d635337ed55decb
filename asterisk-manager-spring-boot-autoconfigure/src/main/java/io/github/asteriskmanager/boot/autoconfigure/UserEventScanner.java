package io.github.asteriskmanager.boot.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.event.UserEventName;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the types of user events in the packages of the application, as entities are
 * found: subclasses of {@link UserEvent} and what has {@link UserEventName}; and in those
 * that {@link AmiEventScan} names.
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
		AnnotationAttributes scan = AnnotationAttributes
			.fromMap(importer.getAnnotationAttributes(AmiEventScan.class.getName()));
		registry.registerBeanDefinition(UserEventTypes.class.getName() + "#" + importer.getClassName(),
				BeanDefinitionBuilder.genericBeanDefinition(UserEventTypes.class)
					.addConstructorArgValue(
							scan((scan != null) ? packages(scan, importer.getClassName()) : ownPackages()))
					.setRole(BeanDefinition.ROLE_INFRASTRUCTURE)
					.getBeanDefinition());
	}

	private List<String> ownPackages() {
		return (AutoConfigurationPackages.has(this.beanFactory)) ? AutoConfigurationPackages.get(this.beanFactory)
				: List.of();
	}

	private static Collection<String> packages(AnnotationAttributes scan, String importer) {
		Set<String> packages = new LinkedHashSet<>(List.of(scan.getStringArray("value")));
		for (Class<?> type : scan.getClassArray("basePackageClasses")) {
			packages.add(type.getPackageName());
		}
		return (packages.isEmpty()) ? Set.of(ClassUtils.getPackageName(importer)) : packages;
	}

	private List<String> scan(Collection<String> packages) {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false,
				this.environment);
		scanner.setResourceLoader(this.resourceLoader);
		scanner.addIncludeFilter(new AssignableTypeFilter(UserEvent.class));
		scanner.addIncludeFilter(new AnnotationTypeFilter(UserEventName.class));
		return packages.stream()
			.flatMap((basePackage) -> scanner.findCandidateComponents(basePackage).stream())
			.map(BeanDefinition::getBeanClassName)
			.distinct()
			.sorted()
			.toList();
	}

}
