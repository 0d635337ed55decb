package io.github.asteriskmanager.boot;

import java.util.Set;

/**
 * Told once a new configuration of the providers is in force.
 *
 * @param added titles that are new
 * @param changed titles whose options are others now
 * @param removed titles that are no longer configured
 * @see AsteriskManagerService#reload
 */
public record ProvidersReloadedEvent(Set<String> added, Set<String> changed, Set<String> removed) {

	public ProvidersReloadedEvent {
		added = Set.copyOf(added);
		changed = Set.copyOf(changed);
		removed = Set.copyOf(removed);
	}

	/**
	 * Whether nothing has changed.
	 * @return {@code true} if no title is in any of the sets
	 */
	public boolean isEmpty() {
		return this.added.isEmpty() && this.changed.isEmpty() && this.removed.isEmpty();
	}

}
