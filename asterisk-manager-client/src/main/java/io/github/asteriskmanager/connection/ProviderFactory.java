package io.github.asteriskmanager.connection;

import java.time.Clock;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.github.asteriskmanager.metrics.ProviderCounters;
import io.github.asteriskmanager.transport.SocketTransport;

/**
 * Puts providers together; applications use {@link ManagerProvider#create}.
 */
public final class ProviderFactory {

	private ProviderFactory() {
	}

	/**
	 * Creates a provider that is not started.
	 * @param options the server
	 * @param registry makes the events
	 * @param metrics told what happens
	 * @return the provider
	 */
	public static ManagerProvider create(ManagerOptions options, EventRegistry registry, ManagerMetrics metrics) {
		ProviderCounters counters = new ProviderCounters(metrics.events(options.getTitle()));
		SessionContext context = new SessionContext(registry,
				registry.origin(options.getTitle(), counters.eventsUnknown), counters, metrics);
		return new DefaultManagerProvider(options, context, () -> new SocketTransport(options), Clock.systemUTC());
	}

}
