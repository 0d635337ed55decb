package io.github.asteriskmanager.connection;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.metrics.ManagerMetrics;

/**
 * Makes providers.
 */
public final class ProviderFactory {

	private ProviderFactory() {
	}

	public static ManagerProvider create(ManagerOptions options, EventRegistry registry, ManagerMetrics metrics) {
		throw new IllegalStateException("no connection yet");
	}

}
