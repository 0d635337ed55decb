package io.github.asteriskmanager.boot.autoconfigure;

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
		UserEventTypes types = beanFactory.getBeanProvider(UserEventTypes.class).getIfAvailable();
		if (types == null || types.classNames().isEmpty()) {
			return null;
		}
		return (context, code) -> types.classes(beanFactory.getBeanClassLoader())
			.forEach((type) -> context.getRuntimeHints()
				.reflection()
				.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.INVOKE_DECLARED_METHODS));
	}

}
