package io.github.asteriskmanager.boot.autoconfigure;

import java.util.Collection;
import java.util.List;

/**
 * It is not clear which provider a server of {@link AsteriskManagerConnectionDetails}
 * belongs to.
 */
final class UnassignedServerException extends RuntimeException {

	private final String problem;

	private final List<String> configured;

	UnassignedServerException(String problem, Collection<String> configured) {
		super("It is not clear which provider a server belongs to: " + problem);
		this.problem = problem;
		this.configured = List.copyOf(configured);
	}

	String problem() {
		return this.problem;
	}

	/** Titles of the providers that are configured. */
	List<String> configured() {
		return this.configured;
	}

}
