package io.github.asteriskmanager.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The requests of all sessions in the order of their arrival.
 */
final class RequestLog {

	private final Monitor monitor;

	private final List<AmiRequest> requests = new ArrayList<>();

	private final Set<AmiRequest> taken = new HashSet<>();

	RequestLog(Monitor monitor) {
		this.monitor = monitor;
	}

	void add(AmiRequest request) {
		synchronized (this) {
			this.requests.add(request);
		}
		this.monitor.changed();
	}

	synchronized List<AmiRequest> all() {
		return List.copyOf(this.requests);
	}

	synchronized void clear() {
		this.requests.clear();
		this.taken.clear();
	}

	/**
	 * Waits for a request that no call before has returned.
	 */
	AmiRequest await(RequestPattern pattern, Duration timeout) {
		return this.monitor.await(timeout, () -> take(pattern),
				() -> "Expected a request '" + pattern + "' within " + timeout + ", received " + describe());
	}

	/**
	 * Waits until there are enough that fit, whoever else has asked for them.
	 */
	List<AmiRequest> await(RequestPattern pattern, int count, Duration timeout) {
		return this.monitor.await(timeout, () -> {
			List<AmiRequest> found = all().stream().filter(pattern).toList();
			return (found.size() >= count) ? found : null;
		}, () -> "Expected " + count + " requests '" + pattern + "' within " + timeout + ", received " + describe());
	}

	private synchronized @Nullable AmiRequest take(RequestPattern pattern) {
		for (AmiRequest request : this.requests) {
			if (!this.taken.contains(request) && pattern.test(request)) {
				this.taken.add(request);
				return request;
			}
		}
		return null;
	}

	private String describe() {
		return all().stream().map(AmiRequest::toString).collect(Collectors.joining(", ", "[", "]"));
	}

}
