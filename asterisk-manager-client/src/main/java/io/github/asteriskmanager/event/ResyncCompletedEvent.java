package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.Resync;

/**
 * Lists have been fetched anew: all their items have been delivered, and the events that
 * waited for them come next. A state built from events may forget what no list named.
 *
 * @param provider title of the provider
 * @param from when the first list was asked for
 * @param to when the last was complete
 * @param fetched the lists that came whole, empty ones included
 * @param refused the lists that the server lacks or does not permit, and what it said
 * @param failed the lists that did not come whole for another reason, and that reason in
 * words; asking again may help
 */
public record ResyncCompletedEvent(String provider, Instant from, Instant to, Set<Resync> fetched,
		Map<Resync, String> refused, Map<Resync, String> failed) {

	public ResyncCompletedEvent {
		fetched = Set.copyOf(fetched);
		refused = Map.copyOf(refused);
		failed = Map.copyOf(failed);
	}

}
