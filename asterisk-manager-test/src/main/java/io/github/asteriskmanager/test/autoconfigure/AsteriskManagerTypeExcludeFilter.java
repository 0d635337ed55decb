package io.github.asteriskmanager.test.autoconfigure;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListener;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * Leaves out what has nothing to do with Asterisk: of the components found by scanning,
 * those stay that listen to events or are there to adapt what the starter does.
 */
final class AsteriskManagerTypeExcludeFilter
		extends StandardAnnotationCustomizableTypeExcludeFilter<AsteriskManagerTest> {

	/** By name, for this library does not know the starter. */
	private static final String[] EXTENSIONS = { "io.github.asteriskmanager.ReconnectPolicy",
			"io.github.asteriskmanager.event.ValueConverter", "io.github.asteriskmanager.metrics.ManagerMetrics",
			"io.github.asteriskmanager.boot.ManagerProviderFactory", "io.github.asteriskmanager.boot.EventFilter",
			"io.github.asteriskmanager.boot.EventInterceptor", "io.github.asteriskmanager.boot.ManagerEventConverter",
			"io.github.asteriskmanager.boot.autoconfigure.ManagerOptionsCustomizer" };

	private final Set<Class<?>> includes;

	AsteriskManagerTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		Set<Class<?>> includes = new LinkedHashSet<>(
				Set.of(ApplicationListener.class, Converter.class, GenericConverter.class));
		for (String extension : EXTENSIONS) {
			if (ClassUtils.isPresent(extension, testClass.getClassLoader())) {
				includes.add(ClassUtils.resolveClassName(extension, testClass.getClassLoader()));
			}
		}
		this.includes = includes;
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return this.includes;
	}

	@Override
	protected boolean defaultInclude(MetadataReader metadata, MetadataReaderFactory factory) throws IOException {
		return super.defaultInclude(metadata, factory) || listens(metadata, factory);
	}

	/** Whether the class or one it extends has a method that listens. */
	private static boolean listens(MetadataReader metadata, MetadataReaderFactory factory) throws IOException {
		MetadataReader type = metadata;
		while (!type.getAnnotationMetadata().hasAnnotatedMethods(EventListener.class.getName())) {
			@Nullable String parent = type.getClassMetadata().getSuperClassName();
			if (parent == null || parent.equals(Object.class.getName())) {
				return false;
			}
			type = factory.getMetadataReader(parent);
		}
		return true;
	}

}
