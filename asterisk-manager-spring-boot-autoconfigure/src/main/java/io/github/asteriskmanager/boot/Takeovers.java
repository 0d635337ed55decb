package io.github.asteriskmanager.boot;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;

/**
 * Tells the listeners of a provider that was taken over what they have missed, as soon as
 * it is ready, and has it fetch what its options say anew, as after an outage.
 * Thread-safe.
 */
final class Takeovers {

	/** By title, since when events may be missing. */
	private final Map<String, Instant> pending = new ConcurrentHashMap<>();

	void watch(ManagerProvider provider) {
		provider.subscribe(ProviderStateChangedEvent.class, (change) -> {
			Instant since = (change.state() == ProviderState.READY) ? this.pending.remove(change.provider()) : null;
			if (since != null) {
				provider.publish(new EventsLostEvent(change.provider(), EventsLostEvent.Cause.TAKEOVER, -1, since,
						change.at(), Map.of()));
				provider.resync(provider.getOptions().getResync());
			}
		});
	}

	/** What comes from now on until it is ready is missing, and what was sent before. */
	void expect(String title, Instant missedSince) {
		this.pending.put(title, missedSince);
	}

	void forget(String title) {
		this.pending.remove(title);
	}

}
