package io.github.asteriskmanager.boot.actuate;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Remembers why each provider was last without a connection. Thread-safe.
 */
final class Disconnects {

	private final Set<String> watched = ConcurrentHashMap.newKeySet();

	private final Map<String, Disconnect> last = new ConcurrentHashMap<>();

	/**
	 * Why a connection ended or could not be made.
	 *
	 * @param at when
	 * @param reason the reason
	 * @param cause the reason in words
	 */
	record Disconnect(Instant at, DisconnectReason reason, @Nullable String cause) {
	}

	/** Each title once: what an application holds of a provider outlives its removal. */
	void watch(ManagerProvider provider) {
		if (this.watched.add(provider.getTitle())) {
			provider.subscribe(ProviderStateChangedEvent.class, this::changed);
		}
	}

	private void changed(ProviderStateChangedEvent event) {
		if (event.reason() != null) {
			this.last.put(event.provider(), new Disconnect(event.at(), event.reason(), event.message()));
		}
	}

	/**
	 * The status knows it while it lasts, also before the notice of it has been
	 * delivered.
	 */
	@Nullable Disconnect last(ManagerProvider provider) {
		Disconnect told = this.last.get(provider.getTitle());
		ProviderStatus status = provider.getStatus();
		return (status.reason() == null || (told != null && told.reason() == status.reason())) ? told
				: new Disconnect(status.since(), status.reason(), status.problem());
	}

}
