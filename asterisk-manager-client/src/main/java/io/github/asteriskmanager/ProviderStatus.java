package io.github.asteriskmanager;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where a provider stands, at one moment.
 *
 * @param state the state
 * @param since when it was entered
 * @param attempts attempts to connect since it was last ready
 * @param connectedSince when the present login was accepted, or {@code null}
 * @param protocolVersion AMI version of the banner last read, such as {@code 11.0.0}, or
 * {@code null}
 * @param reason why the last attempt failed or the last connection ended, or {@code null}
 * @param problem the same in words, or {@code null}
 * @param nextAttempt when the next attempt is due, or {@code null}
 * @param lastEvent when the last event was received, or {@code null}
 */
public record ProviderStatus(ProviderState state, Instant since, int attempts, @Nullable Instant connectedSince,
		@Nullable String protocolVersion, @Nullable DisconnectReason reason, @Nullable String problem,
		@Nullable Instant nextAttempt, @Nullable Instant lastEvent) {
}
