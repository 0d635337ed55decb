package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A phone or trunk that is worked on.
 */
final class EndpointEntry implements Table.Entry<Endpoint> {

	private final String name;

	private final Map<String, Contact> contacts = new LinkedHashMap<>(4);

	private @Nullable Boolean reachable;

	private Instant since;

	EndpointEntry(String name, Instant since) {
		this.name = name;
		this.since = since;
	}

	@Override
	public Endpoint freeze() {
		return new Endpoint(this.name, this.reachable, this.since, List.copyOf(this.contacts.values()));
	}

	String name() {
		return this.name;
	}

	Map<String, Contact> contacts() {
		return this.contacts;
	}

	/** Whether one of its addresses can be reached. */
	boolean hasReachableContact() {
		return this.contacts.values().stream().anyMatch(Contact::isReachable);
	}

	/**
	 * Notes whether it can be reached; {@code false} if that is what was known, or the
	 * first known.
	 */
	boolean reachable(boolean now, Instant at) {
		Boolean before = this.reachable;
		if (before != null && before == now) {
			return false;
		}
		this.reachable = now;
		this.since = at;
		return before != null;
	}

}
