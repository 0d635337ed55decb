package io.github.asteriskmanager.boot.cluster;

import java.time.Instant;

/**
 * An instance of the application has begun or ceased to own a provider. Published in
 * order, on a thread of its own: when a listener hears it, things may have moved on.
 *
 * @param provider title of the provider
 * @param owned whether this instance owns it now
 * @param at when that changed
 * @param reason why
 */
public record ProviderOwnershipChangedEvent(String provider, boolean owned, Instant at, Reason reason) {

	/** Why a provider changed hands. */
	public enum Reason {

		/** It was free: it is new, or the instance that had it is gone. */
		ACQUIRED,

		/** Its lock could be renewed again, and nobody had taken it meanwhile. */
		REGAINED,

		/** It was given back, as another instance has less than its share. */
		GIVEN_BACK,

		/** Its lock could not be renewed in time. */
		LEASE_ENDED,

		/** Another instance has its lock. */
		LOCK_LOST,

		/** The application stops. */
		STOPPED,

		/** It is no longer configured here. */
		REMOVED

	}

}
