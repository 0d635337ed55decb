package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Lets a native image make and fill the types of user events found in the application.
 */
final class UserEventRuntimeHints implements BeanFactoryInitializationAotProcessor {

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		List<Class<?>> types = beanFactory.getBeanProvider(UserEventTypes.class)
			.stream()
			.flatMap((found) -> found.classes(beanFactory.getBeanClassLoader()).stream())
			.toList();
		return (types.isEmpty()) ? null : (context, code) -> types.forEach((type) -> context.getRuntimeHints()
			.reflection()
			.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS));
	}

}
