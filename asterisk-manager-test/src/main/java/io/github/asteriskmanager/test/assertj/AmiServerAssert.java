package io.github.asteriskmanager.test.assertj;

import java.util.Iterator;
import java.util.List;

import org.assertj.core.api.AbstractAssert;

import io.github.asteriskmanager.test.AmiRequest;
import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RequestPattern;

/**
 * Assertions on what an {@link AmiServer} received. Those in the affirmative wait, for at
 * most ten seconds, since requests come from threads of the application.
 */
public final class AmiServerAssert extends AbstractAssert<AmiServerAssert, AmiServer> {

	AmiServerAssert(AmiServer actual) {
		super(actual, AmiServerAssert.class);
	}

	/**
	 * Expects a request, and takes it as {@link AmiServer#awaitRequest(String)} does: the
	 * next call is for the next request.
	 * @param action name of the action in any case
	 * @return assertions on the request
	 */
	public AmiRequestAssert received(String action) {
		return received(RequestPattern.action(action));
	}

	/**
	 * Expects a request as {@link #received(String)} does.
	 * @param request which request
	 * @return assertions on the request
	 */
	public AmiRequestAssert received(RequestPattern request) {
		isNotNull();
		return new AmiRequestAssert(this.actual.awaitRequest(request));
	}

	/**
	 * Expects a number of requests, no more and no less by now.
	 * @param times how many
	 * @param requests which requests
	 * @return this
	 */
	public AmiServerAssert received(int times, RequestPattern requests) {
		isNotNull();
		List<AmiRequest> found = this.actual.awaitRequests(requests, times);
		if (found.size() != times) {
			failWithMessage("Expected %s requests '%s', received %s: %s", times, requests, found.size(), found);
		}
		return this;
	}

	/**
	 * Expects requests in this order; there may be others between them.
	 * @param requests which requests
	 * @return this
	 */
	public AmiServerAssert receivedInOrder(RequestPattern... requests) {
		isNotNull();
		for (RequestPattern each : requests) {
			this.actual.awaitRequests(each, 1);
		}
		List<AmiRequest> all = this.actual.requests();
		Iterator<AmiRequest> rest = all.iterator();
		for (RequestPattern each : requests) {
			if (!advance(rest, each)) {
				failWithMessage("Expected '%s' in the order %s, received %s", each, List.of(requests), all);
			}
		}
		return this;
	}

	private static boolean advance(Iterator<AmiRequest> requests, RequestPattern wanted) {
		while (requests.hasNext()) {
			if (wanted.test(requests.next())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Expects that there was no such request so far.
	 * @param action name of the action in any case
	 * @return this
	 */
	public AmiServerAssert receivedNo(String action) {
		return receivedNo(RequestPattern.action(action));
	}

	/**
	 * Expects that there was no such request so far.
	 * @param requests which requests
	 * @return this
	 */
	public AmiServerAssert receivedNo(RequestPattern requests) {
		isNotNull();
		List<AmiRequest> found = this.actual.requests().stream().filter(requests).toList();
		if (!found.isEmpty()) {
			failWithMessage("Expected no request '%s', received %s", requests, found);
		}
		return this;
	}

	/**
	 * Expects so many sessions to be logged in.
	 * @param count how many, no more and no less
	 * @return this
	 */
	public AmiServerAssert hasSessions(int count) {
		isNotNull();
		this.actual.awaitSessions(count);
		return this;
	}

}
