package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The types of user events found in the application. They are kept by name, so that they
 * can be part of a bean definition that is written ahead of time.
 *
 * @param classNames their names
 */
record UserEventTypes(List<String> classNames) {

	List<Class<?>> classes(@Nullable ClassLoader classLoader) {
		return this.classNames.stream()
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.toList();
	}

}
