package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a {@link Diagnostic} knows of the events of one name.
 *
 * @param name the name as first sent; for a user event the name its sender gave it
 * @param userEvent whether it came by {@code UserEvent}
 * @param firstSeen when it first came
 * @param lastSeen when it last came
 * @param providers how often it came from each provider, by title
 * @param headers the headers it is about, in wire order
 */
public record DiagnosticEntry(String name, boolean userEvent, Instant firstSeen, Instant lastSeen,
		Map<String, Long> providers, List<SeenHeader> headers) {

	/**
	 * What the registry calls it.
	 * @return its name in lower case, with {@code user} in front for a user event
	 * @see EventRegistry#isRegistered
	 */
	public String key() {
		return key(this.name, this.userEvent);
	}

	static String key(String name, boolean userEvent) {
		return (userEvent ? "user" : "") + name.toLowerCase(Locale.ROOT);
	}

	/**
	 * What is known of it for one provider; when it came is not told apart.
	 * @param provider title of the provider
	 * @return the entry with the counts of that provider only
	 */
	public DiagnosticEntry of(String provider) {
		Map<String, Long> counts = new LinkedHashMap<>(this.providers);
		counts.keySet().retainAll(Set.of(provider));
		return new DiagnosticEntry(this.name, this.userEvent, this.firstSeen, this.lastSeen, counts, this.headers);
	}

	/**
	 * How often it came.
	 * @return the sum over all providers
	 */
	public long count() {
		return this.providers.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * Names of the headers it is about.
	 * @return the names in wire order
	 */
	public Set<String> headerNames() {
		return this.headers.stream().map(SeenHeader::name).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Masked samples of the values of its headers.
	 * @return the samples by name of the header; empty if values are not kept
	 */
	public Map<String, String> samples() {
		Map<String, String> samples = new LinkedHashMap<>();
		for (SeenHeader header : this.headers) {
			if (header.sample() != null) {
				samples.put(header.name(), header.sample());
			}
		}
		return samples;
	}

	/**
	 * Source code of a record to register for a user event: one component for each header
	 * that its sender chose, of the type that all values looked at had.
	 * @return a compilation unit without a package; empty for an event that is no user
	 * event
	 */
	public String suggestedCode() {
		return (this.userEvent) ? UserEventCode.of(this.name, this.headers) : "";
	}

}
