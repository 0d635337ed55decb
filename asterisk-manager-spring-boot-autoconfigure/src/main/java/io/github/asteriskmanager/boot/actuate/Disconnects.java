package io.github.asteriskmanager.boot.actuate;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Remembers why each provider was last without a connection. Thread-safe.
 */
final class Disconnects {

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

	void watch(ManagerProvider provider) {
		provider.subscribe(ProviderStateChangedEvent.class, this::changed);
	}

	private void changed(ProviderStateChangedEvent event) {
		if (event.reason() != null) {
			this.last.put(event.provider(), new Disconnect(event.at(), event.reason(), event.message()));
		}
	}

	@Nullable Disconnect last(String provider) {
		return this.last.get(provider);
	}

}
