package io.github.asteriskmanager.boot.testcontainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerConnectionDetails;
import io.github.asteriskmanager.boot.autoconfigure.ContainerLabels;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.util.ClassUtils;

/**
 * Makes connection details of containers with {@code @ServiceConnection}: of those whose
 * image, or the name in the annotation, is Asterisk's, and of any
 * {@code AsteriskContainer}.
 * <p>
 * Spring Boot makes a bean of the details of the first container only, but asks for those
 * of each. So the first speaks for all that come after it, until the first is asked for
 * again: then another context is being made.
 */
final class AsteriskContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<GenericContainer<?>, AsteriskManagerConnectionDetails> {

	private static final String CONTAINER = "io.github.asteriskmanager.test.container.AsteriskContainer";

	private final @Nullable Class<?> containerType = containerType();

	private @Nullable AsteriskContainers first;

	AsteriskContainerConnectionDetailsFactory() {
		super(List.of("asterisk", "andrius/asterisk", "mlan/asterisk"));
	}

	/** It is in a module of its own, for tests, which need not be there. */
	private static @Nullable Class<?> containerType() {
		ClassLoader classLoader = AsteriskContainerConnectionDetailsFactory.class.getClassLoader();
		return (ClassUtils.isPresent(CONTAINER, classLoader)) ? ClassUtils.resolveClassName(CONTAINER, classLoader)
				: null;
	}

	@Override
	protected boolean sourceAccepts(ContainerConnectionSource<GenericContainer<?>> source,
			Class<?> requiredContainerType, Class<?> requiredConnectionDetailsType) {
		return super.sourceAccepts(source, requiredContainerType, requiredConnectionDetailsType)
				|| (this.containerType != null
						&& source.accepts(ANY_CONNECTION_NAME, this.containerType, requiredConnectionDetailsType));
	}

	@Override
	protected synchronized AsteriskManagerConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<GenericContainer<?>> source) {
		AsteriskContainers details = new AsteriskContainers(source);
		if (this.first == null || !this.first.speaksFor(details)) {
			this.first = details;
		}
		return details;
	}

	/** One of the containers, and if it is the first the others too. */
	private static final class AsteriskContainers extends ContainerConnectionDetails<GenericContainer<?>>
			implements AsteriskManagerConnectionDetails {

		private final ContainerConnectionSource<GenericContainer<?>> source;

		private final List<AsteriskContainers> all = new ArrayList<>();

		AsteriskContainers(ContainerConnectionSource<GenericContainer<?>> source) {
			super(source);
			this.source = source;
			this.all.add(this);
		}

		boolean speaksFor(AsteriskContainers other) {
			boolean known = this.all.stream().anyMatch((container) -> container.source == other.source);
			return !known && this.all.add(other);
		}

		@Override
		public void afterPropertiesSet() throws Exception {
			for (AsteriskContainers container : this.all) {
				container.findContainer();
			}
		}

		private void findContainer() throws Exception {
			super.afterPropertiesSet();
		}

		@Override
		public List<Server> getServers() {
			return this.all.stream().map(AsteriskContainers::server).toList();
		}

		private Server server() {
			GenericContainer<?> container = getContainer();
			SslBundle bundle = getSslBundle();
			Map<String, String> labels = container.getLabels();
			return new Server(labels.get(ContainerLabels.TITLE), container.getHost(),
					container.getMappedPort(
							(bundle != null) ? ManagerOptions.DEFAULT_TLS_PORT : ManagerOptions.DEFAULT_PORT),
					labels.get(ContainerLabels.USERNAME), labels.get(ContainerLabels.PASSWORD), bundle);
		}

	}

}
