package io.github.asteriskmanager.live;

import java.time.Duration;

import io.github.asteriskmanager.event.ContactState;
import org.jspecify.annotations.Nullable;

/**
 * An address at which an endpoint is, or was, registered or configured.
 *
 * @param uri the address
 * @param state whether it answers
 * @param roundTrip how long its last answer took, or {@code null} if unknown
 * @param userAgent what it calls itself, or {@code null} if unknown
 */
public record Contact(String uri, ContactState state, @Nullable Duration roundTrip, @Nullable String userAgent) {

	/**
	 * Whether calls may reach it.
	 * @return {@code false} if it does not answer; {@code true} also if it is never asked
	 */
	public boolean isReachable() {
		return this.state == ContactState.REACHABLE || this.state == ContactState.NOT_QUALIFIED;
	}

}
