package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProviderDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Has providers connect anew when their SSL bundle is updated: one after the other, each
 * given the time of one attempt, so that an application never loses all its servers at
 * once. Providers of other bundles are left alone.
 */
final class SslBundleUpdates implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SslBundleUpdates.class);

	private final ExecutorService executor = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "ami-ssl-bundle-updates");
		thread.setDaemon(true);
		return thread;
	});

	private final ObjectProvider<AsteriskManagerService> service;

	private final ObjectProvider<ProviderDefinitions> definitions;

	SslBundleUpdates(ObjectProvider<AsteriskManagerService> service, ObjectProvider<ProviderDefinitions> definitions) {
		this.service = service;
		this.definitions = definitions;
	}

	/**
	 * Takes an update; returns at once.
	 * @param bundle name of the bundle
	 */
	void updated(String bundle) {
		if (!this.executor.isShutdown()) {
			this.executor.execute(() -> connectAnew(bundle));
		}
	}

	private void connectAnew(String bundle) {
		try {
			for (String title : this.definitions.getObject().titlesUsing(bundle)) {
				if (this.executor.isShutdown()) {
					return;
				}
				connectAnew(title, bundle);
			}
		}
		catch (RuntimeException ex) {
			logger.error("The update of the SSL bundle '{}' could not be applied: {}", bundle, ex.getMessage(), ex);
		}
	}

	private void connectAnew(String title, String bundle) {
		AsteriskManagerService service = this.service.getObject();
		this.definitions.getObject().again(title).ifPresent((definition) -> {
			logger.info("[{}] Connecting anew, as the SSL bundle '{}' was updated", title, bundle);
			service.reload(definition);
			awaitAttempt(service.getProvider(title), definition);
		});
	}

	private static void awaitAttempt(ManagerProvider provider, ProviderDefinition definition) {
		ManagerOptions options = definition.options();
		if (!definition.enabled() || !options.isKeepAlive()) {
			return;
		}
		Duration attempt = options.getConnectTimeout().plus(options.getLoginTimeout());
		try {
			provider.awaitReady(attempt);
		}
		catch (ManagerException ex) {
			logger.debug("[{}] Going on with the others: {}", definition.title(), ex.getMessage());
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
