package io.github.asteriskmanager.boot.cluster;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.asteriskmanager.boot.cluster.ProviderOwnershipChangedEvent.Reason;

/**
 * Does to providers what has been decided about their group. Nothing here waits.
 */
interface GroupActions {

	/**
	 * Connects providers that this instance owns now.
	 * @param titles the providers
	 * @param reason why
	 * @param missedSince since when events may be missing
	 */
	void take(Set<String> titles, Reason reason, Instant missedSince);

	/**
	 * Has providers deliver what they have read, and closes their connections.
	 * @param titles the providers
	 * @return completes when all are closed
	 */
	CompletableFuture<?> handOver(Set<String> titles);

	/**
	 * Closes the connections of providers at once.
	 * @param titles the providers
	 */
	void cutOff(Set<String> titles);

	/**
	 * Tells that this instance does not own providers any more.
	 * @param titles the providers
	 * @param reason why
	 */
	void ceded(Set<String> titles, Reason reason);

}
