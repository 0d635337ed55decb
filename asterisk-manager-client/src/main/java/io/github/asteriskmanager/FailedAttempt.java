package io.github.asteriskmanager;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A connection that failed or ended, as a {@link ReconnectStrategy} sees it.
 *
 * @param provider title of the provider
 * @param number attempts in a row that did not lead to a stable connection, this one
 * included
 * @param everReady whether the provider has been ready since its start
 * @param reason why the connection failed or ended
 * @param proposed the delay before the next attempt, or {@code null} to give up, by the
 * configured {@link InitialRetryPolicy} or {@link ReconnectPolicy}
 */
public record FailedAttempt(String provider, int number, boolean everReady, DisconnectReason reason,
		@Nullable Duration proposed) {

	/**
	 * The same with another proposal.
	 * @param proposed the delay, or {@code null} to give up
	 * @return the attempt
	 */
	public FailedAttempt withProposed(@Nullable Duration proposed) {
		return new FailedAttempt(this.provider, this.number, this.everReady, this.reason, proposed);
	}

}
