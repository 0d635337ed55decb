package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.asteriskmanager.DiagnosticPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Remembers event names of which something was to be told, within a bound, since names
 * may come from a dialplan or a caller.
 * <p>
 * Beyond the bound the names seen least recently are forgotten, and what was counted for
 * them goes to {@link #overflow()}: no event is counted twice or not at all. Counting one
 * of a remembered name takes no lock. Thread-safe.
 */
public final class Diagnostic {

	/** A name longer than this is not worth remembering. */
	private static final int MAX_NAME = 128;

	private final DiagnosticPolicy policy;

	private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();

	private final LongAdder overflow = new LongAdder();

	private final ReentrantLock evicting = new ReentrantLock();

	private record Candidate(String key, Sighting sighting, Instant lastSeen) {
	}

	Diagnostic(DiagnosticPolicy policy) {
		this.policy = policy;
	}

	/**
	 * Counts one event.
	 * @param key what the registry calls it
	 * @param name its name
	 * @param event the event
	 * @param look has the headers looked at; called for the first events of a name and a
	 * few later ones
	 * @return what is known of the name if it is new, else {@code null}
	 */
	@Nullable DiagnosticEntry add(String key, String name, ManagerEvent event, Consumer<Sighting> look) {
		if (name.length() > MAX_NAME) {
			this.overflow.increment();
			return null;
		}
		Sighting known = this.sightings.get(key);
		if (known != null) {
			count(known, event, look);
			return null;
		}
		Sighting added = new Sighting(name, event instanceof UserEvent, event.getReceivedAt(),
				this.policy.includeValues());
		known = this.sightings.putIfAbsent(key, added);
		if (known != null) {
			count(known, event, look);
			return null;
		}
		count(added, event, look);
		DiagnosticEntry entry = added.toEntry();
		evict();
		return entry;
	}

	private void count(Sighting sighting, ManagerEvent event, Consumer<Sighting> look) {
		if (sighting.isCurious(event.getProvider())) {
			look.accept(sighting);
		}
		this.overflow.add(sighting.add(event.getProvider(), event.getReceivedAt()));
	}

	/**
	 * Many at once, so that a flood of names does not sort them for each. Who finds the
	 * lock taken need not wait: its holder looks again after giving it back.
	 */
	private void evict() {
		while (this.sightings.size() > this.policy.maxTracked() && this.evicting.tryLock()) {
			try {
				int surplus = this.sightings.size() - this.policy.maxTracked();
				this.sightings.entrySet()
					.stream()
					.map((entry) -> new Candidate(entry.getKey(), entry.getValue(), entry.getValue().lastSeen()))
					.sorted(Comparator.comparing(Candidate::lastSeen))
					.limit(surplus + this.policy.maxTracked() / 16)
					.filter((candidate) -> this.sightings.remove(candidate.key(), candidate.sighting()))
					.forEach((candidate) -> this.overflow.add(candidate.sighting().evict()));
			}
			finally {
				this.evicting.unlock();
			}
		}
	}

	/**
	 * What is remembered.
	 * @return the entries in the order they first came
	 */
	public List<DiagnosticEntry> entries() {
		return this.sightings.values()
			.stream()
			.map(Sighting::toEntry)
			.sorted(Comparator.comparing(DiagnosticEntry::firstSeen).thenComparing(DiagnosticEntry::name))
			.toList();
	}

	/**
	 * What is remembered of one name.
	 * @param key name of the event, with {@code user} in front for a user event; in any
	 * case
	 * @return the entry, or {@code null}
	 */
	public @Nullable DiagnosticEntry entry(String key) {
		Sighting sighting = this.sightings.get(key.toLowerCase(Locale.ROOT));
		return (sighting != null) ? sighting.toEntry() : null;
	}

	/**
	 * How many events had names that are not remembered, or no longer.
	 * @return the number
	 */
	public long overflow() {
		return this.overflow.sum();
	}

	/**
	 * How many events were counted.
	 * @return those of the entries and the overflow
	 */
	public long total() {
		return entries().stream().mapToLong(DiagnosticEntry::count).sum() + overflow();
	}

	/**
	 * Starts over.
	 */
	public void clear() {
		this.sightings.clear();
		this.overflow.reset();
	}

	/**
	 * Forgets one name.
	 * @param key name of the event, with {@code user} in front for a user event; in any
	 * case
	 * @return whether it was remembered
	 */
	public boolean clear(String key) {
		return this.sightings.remove(key.toLowerCase(Locale.ROOT)) != null;
	}

}
