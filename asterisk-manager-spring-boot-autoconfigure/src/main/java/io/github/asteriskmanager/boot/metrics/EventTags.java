package io.github.asteriskmanager.boot.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of events that may become values of a tag: those that come first, so many and
 * no more. Thread-safe.
 */
final class EventTags {

	static final String OTHER = "other";

	private final int most;

	private final Set<String> admitted = ConcurrentHashMap.newKeySet();

	EventTags(int most) {
		this.most = most;
	}

	String valueOf(String event) {
		return (this.admitted.contains(event) || admit(event)) ? event : OTHER;
	}

	private synchronized boolean admit(String event) {
		return this.admitted.contains(event) || (this.admitted.size() < this.most && this.admitted.add(event));
	}

}
