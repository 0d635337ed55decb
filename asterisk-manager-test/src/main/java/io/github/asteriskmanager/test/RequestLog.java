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
	AmiRequest await(String action, Duration timeout) {
		return this.monitor.await(timeout, () -> take(action), () -> complain(action, timeout));
	}

	private synchronized @Nullable AmiRequest take(String action) {
		for (AmiRequest request : this.requests) {
			if (request.action().equalsIgnoreCase(action) && this.taken.add(request)) {
				return request;
			}
		}
		return null;
	}

	private String complain(String action, Duration timeout) {
		String received = all().stream().map(AmiRequest::action).collect(Collectors.joining(", ", "[", "]"));
		return "Expected a request '" + action + "' within " + timeout + ", received " + received;
	}

}
