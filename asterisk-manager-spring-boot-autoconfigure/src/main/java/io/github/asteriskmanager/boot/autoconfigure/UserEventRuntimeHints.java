package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;

import io.github.asteriskmanager.event.UserEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Lets a native image make, fill and read the types of user events found in the
 * application, with the types of their properties and what they extend.
 */
final class UserEventRuntimeHints implements BeanFactoryInitializationAotProcessor {

	private final BindingReflectionHintsRegistrar properties = new BindingReflectionHintsRegistrar();

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		List<Class<?>> types = beanFactory.getBeanProvider(UserEventTypes.class)
			.stream()
			.flatMap((found) -> found.classes(beanFactory.getBeanClassLoader()).stream())
			.toList();
		return (types.isEmpty()) ? null
				: (context, code) -> types.forEach((type) -> register(context.getRuntimeHints().reflection(), type));
	}

	private void register(ReflectionHints hints, Class<?> type) {
		this.properties.registerReflectionHints(hints, type);
		for (Class<?> each = type; each != null && each != UserEvent.class && each != Object.class
				&& each != Record.class; each = each.getSuperclass()) {
			hints.registerType(each, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.INVOKE_PUBLIC_METHODS);
		}
	}

}
