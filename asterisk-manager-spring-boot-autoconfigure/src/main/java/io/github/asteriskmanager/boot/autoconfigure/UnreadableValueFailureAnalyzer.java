package io.github.asteriskmanager.boot.autoconfigure;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Says how to write a value of ours that cannot be read, and what to do about a gap in a
 * list; goes before the analyzer of Spring Boot, which tells what was tried. Values of
 * secrets are never told.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableValueFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName OURS = ConfigurationPropertyName
		.of(AsteriskManagerProperties.PREFIX);

	private static final Map<Class<?>, String> WRITTEN = Map.of(Duration.class,
			"a number and a unit, such as 10s, 500ms or 1m", DataSize.class, "a number and a unit, such as 64KB or 8MB",
			Boolean.class, "true or false", Integer.class, "a whole number", Double.class, "a number, such as 0.5",
			Charset.class, "the name of an encoding, such as UTF-8 or ISO-8859-1");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		if (!OURS.isAncestorOf(cause.getName())) {
			return null;
		}
		UnboundConfigurationPropertiesException unbound = findCause(cause,
				UnboundConfigurationPropertiesException.class);
		if (unbound != null) {
			return gap(cause, unbound.getUnboundProperties().iterator().next());
		}
		String written = written(cause.getTarget().getType());
		ConfigurationProperty property = cause.getProperty();
		if (written == null || property == null) {
			return null;
		}
		return new FailureAnalysis("'" + property.getName() + "'" + origin(property) + " is '" + property.getValue()
				+ "', which cannot be read.", "Set '" + property.getName() + "' to " + written + ".", cause);
	}

	private static FailureAnalysis gap(BindException cause, ConfigurationProperty behind) {
		return new FailureAnalysis(
				"'" + behind.getName() + "'" + origin(behind) + " has no place in the list '" + cause.getName()
						+ "', which has a gap before it.",
				"Number the elements of '" + cause.getName() + "' from 0 on, without a gap.", cause);
	}

	private static @Nullable String written(ResolvableType type) {
		ResolvableType collection = type.asCollection();
		Class<?> one = (collection != ResolvableType.NONE) ? collection.resolveGeneric() : type.resolve();
		if (one == null) {
			return null;
		}
		if (one.isEnum()) {
			return ((collection != ResolvableType.NONE) ? "some of " : "one of ") + constants(one);
		}
		return WRITTEN.get(ClassUtils.resolvePrimitiveIfNecessary(one));
	}

	private static String origin(@Nullable ConfigurationProperty property) {
		return (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
	}

	private static String constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
	}

}
