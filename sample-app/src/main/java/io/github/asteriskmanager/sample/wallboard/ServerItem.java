package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A server as the page shows it.
 *
 * @param id title of the provider
 * @param address address and port
 * @param state where it stands
 * @param since since when
 * @param problem why it is not ready, or {@code null}
 * @param valid whether what is shown of it is what it has now
 * @param rate events in the last second
 * @param queued events that wait for listeners
 * @param dropped events discarded so far
 */
record ServerItem(String id, String address, ProviderState state, Instant since, @Nullable String problem,
		boolean valid, long rate, int queued, long dropped) implements Item {

	static ServerItem of(ManagerProvider provider, boolean valid, long rate) {
		ProviderStatus status = provider.getStatus();
		ProviderStatistics statistics = provider.getStatistics();
		String problem = (status.state() != ProviderState.READY) ? status.problem() : null;
		return new ServerItem(provider.getTitle(),
				provider.getOptions().getAddress() + ":" + provider.getOptions().getPort(), status.state(),
				status.since(), problem, valid, rate, statistics.queueSize(), statistics.eventsDropped());
	}

}
