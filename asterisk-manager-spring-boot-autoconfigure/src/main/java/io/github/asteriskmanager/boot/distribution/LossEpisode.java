package io.github.asteriskmanager.boot.distribution;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.asteriskmanager.event.EventsLostEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an outbox has lost since its buffer was last emptied by half, provider by
 * provider. Not thread-safe.
 */
final class LossEpisode {

	private static final int MOST_NAMES = 200;

	private final Clock clock;

	private final Map<String, Loss> byProvider = new TreeMap<>();

	private static final class Loss {

		private final Instant from;

		private final Map<String, Long> byName = new HashMap<>();

		private long count;

		Loss(Instant from) {
			this.from = from;
		}

		void add(String name) {
			this.count++;
			this.byName.merge((this.byName.size() < MOST_NAMES || this.byName.containsKey(name)) ? name : "other", 1L,
					Long::sum);
		}

		EventsLostEvent notice(String provider, @Nullable Instant to) {
			return new EventsLostEvent(provider, EventsLostEvent.Cause.PUBLICATION, this.count, this.from, to,
					this.byName);
		}

	}

	LossEpisode(Clock clock) {
		this.clock = clock;
	}

	boolean isOpen() {
		return !this.byProvider.isEmpty();
	}

	/** Adds a loss; gives what is to be told if it is the first of its provider. */
	@Nullable EventsLostEvent add(String provider, String name) {
		Loss loss = this.byProvider.get(provider);
		if (loss != null) {
			loss.add(name);
			return null;
		}
		Loss first = new Loss(this.clock.instant());
		first.add(name);
		this.byProvider.put(provider, first);
		return first.notice(provider, null);
	}

	/** Ends the episode and gives what is to be told. */
	List<EventsLostEvent> end() {
		Instant now = this.clock.instant();
		List<EventsLostEvent> notices = this.byProvider.entrySet()
			.stream()
			.map((entry) -> entry.getValue().notice(entry.getKey(), now))
			.toList();
		this.byProvider.clear();
		return notices;
	}

}
