package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.asteriskmanager.Header;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one name in a {@link Diagnostic}.
 * <p>
 * Counting takes no lock. The headers of the first events are looked at, of those after
 * them only a few: looking costs a hundred times what counting does.
 */
final class Sighting {

	/**
	 * Headers of so many events of each provider are looked at, and then of ever fewer.
	 */
	private static final int FIRST = 8;

	/** Names of headers come from the same sources as names of events. */
	private static final int MAX_HEADERS = 64;

	private static final int MAX_NAME = 128;

	private final String name;

	private final boolean userEvent;

	private final boolean includeValues;

	private final Instant firstSeen;

	private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>(2);

	private final Map<String, Seen> headers = new LinkedHashMap<>();

	private volatile Instant lastSeen;

	private volatile boolean evicted;

	private record Seen(String name, @Nullable ValueGuess guess, @Nullable String sample) {
	}

	Sighting(String name, boolean userEvent, Instant firstSeen, boolean includeValues) {
		this.name = name;
		this.userEvent = userEvent;
		this.firstSeen = firstSeen;
		this.lastSeen = firstSeen;
		this.includeValues = includeValues;
	}

	Instant lastSeen() {
		return this.lastSeen;
	}

	/**
	 * Counts one more.
	 * @return what has to be counted elsewhere, because this is no longer remembered
	 */
	long add(String provider, Instant at) {
		AtomicLong count = this.counts.get(provider);
		if (count == null) {
			count = this.counts.computeIfAbsent(provider, (title) -> new AtomicLong());
		}
		count.incrementAndGet();
		this.lastSeen = at;
		return (this.evicted) ? evict() : 0;
	}

	/**
	 * Ends this.
	 * @return what it has counted and not yet returned here
	 */
	long evict() {
		this.evicted = true;
		return this.counts.values().stream().mapToLong((count) -> count.getAndSet(0)).sum();
	}

	/**
	 * Whether the headers of the next event of a provider are to be looked at: those of
	 * the first are, and whenever their number has doubled.
	 */
	boolean isCurious(String provider) {
		AtomicLong count = this.counts.get(provider);
		long before = (count != null) ? count.get() : 0;
		return before < FIRST || (before & (before - 1)) == 0;
	}

	/**
	 * Looks at headers.
	 * @param seen the headers
	 * @param firstOwn position of the first that the sender of a user event chose
	 */
	synchronized void look(List<Header> seen, int firstOwn) {
		Map<String, ValueGuess> guesses = new LinkedHashMap<>();
		for (int i = 0; i < seen.size(); i++) {
			Header header = seen.get(i);
			boolean own = i >= firstOwn && !StandardHeaders.contains(header.name());
			String key = (own ? "+" : "-") + header.name().toLowerCase(Locale.ROOT);
			if (own) {
				guesses.merge(key, ValueGuess.of(header.name(), header.value()), (one, other) -> ValueGuess.LIST);
			}
			if (!header.name().isBlank() && header.name().length() <= MAX_NAME && this.headers.size() < MAX_HEADERS) {
				this.headers.putIfAbsent(key, new Seen(header.name(), own ? ValueGuess.OPEN : null,
						this.includeValues ? Samples.masked(header.name(), header.value()) : null));
			}
		}
		guesses.forEach((key, guess) -> this.headers.computeIfPresent(key, (same, before) -> new Seen(before.name(),
				(before.guess() != null) ? before.guess().and(guess) : guess, before.sample())));
	}

	synchronized DiagnosticEntry toEntry() {
		Map<String, Long> providers = new TreeMap<>();
		this.counts.forEach((provider, count) -> providers.put(provider, count.get()));
		List<SeenHeader> seen = new ArrayList<>();
		this.headers.values()
			.forEach((header) -> seen.add(new SeenHeader(header.name(),
					(header.guess() != null) ? header.guess().type() : null, header.sample())));
		return new DiagnosticEntry(this.name, this.userEvent, this.firstSeen, this.lastSeen, providers,
				List.copyOf(seen));
	}

}
