package io.github.asteriskmanager.test.context;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

import io.github.asteriskmanager.test.AmiServer;

/**
 * {@link EmbeddedAsteriskManager} for tests without a Spring context; where there is one,
 * it leaves the servers to {@link EmbeddedAsteriskManagerContextCustomizer}.
 */
final class EmbeddedAsteriskManagerExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(EmbeddedAsteriskManagerExtension.class);

	/**
	 * Compared by name, for Spring need not be there.
	 */
	private static final String SPRING_EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";

	@Override
	public void beforeAll(ExtensionContext context) {
		if (isSpring(context)) {
			return;
		}
		annotation(context).filter(EmbeddedAsteriskManager::enabled)
			.ifPresent((annotation) -> context.getStore(NAMESPACE)
				.computeIfAbsent(EmbeddedServers.class, (type) -> EmbeddedServers.start(annotation, List.of()),
						EmbeddedServers.class));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		servers(context).ifPresent(EmbeddedServers::reset);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Type type = parameter.getParameter().getParameterizedType();
		return servers(context).isPresent() && (type == AmiServer.class || isMapByTitle(type));
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		EmbeddedServers servers = servers(context).orElseThrow();
		return (parameter.getParameter().getType() == AmiServer.class) ? servers.first() : servers.byTitle();
	}

	private static Optional<EmbeddedServers> servers(ExtensionContext context) {
		return Optional.ofNullable(context.getStore(NAMESPACE).get(EmbeddedServers.class, EmbeddedServers.class));
	}

	private static Optional<EmbeddedAsteriskManager> annotation(ExtensionContext context) {
		return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), EmbeddedAsteriskManager.class,
				context.getEnclosingTestClasses());
	}

	private static boolean isMapByTitle(Type type) {
		return type instanceof ParameterizedType map && map.getRawType() == Map.class
				&& List.of(map.getActualTypeArguments()).equals(List.of(String.class, AmiServer.class));
	}

	private static boolean isSpring(ExtensionContext context) {
		return Stream.concat(Stream.of(context.getRequiredTestClass()), context.getEnclosingTestClasses().stream())
			.flatMap((type) -> AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream())
			.flatMap((extensions) -> Stream.of(extensions.value()))
			.anyMatch((extension) -> extension.getName().equals(SPRING_EXTENSION));
	}

}
