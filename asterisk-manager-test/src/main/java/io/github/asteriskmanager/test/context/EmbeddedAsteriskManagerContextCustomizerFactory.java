package io.github.asteriskmanager.test.context;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link EmbeddedAsteriskManager} on a test class of the Spring TestContext
 * Framework.
 */
final class EmbeddedAsteriskManagerContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		EmbeddedAsteriskManager annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				EmbeddedAsteriskManager.class);
		return (annotation != null && annotation.enabled()) ? new EmbeddedAsteriskManagerContextCustomizer(annotation)
				: null;
	}

}
