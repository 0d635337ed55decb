package io.github.asteriskmanager.event;

import java.time.Instant;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ProviderState;
import org.jspecify.annotations.Nullable;

/**
 * A provider went from one state to another. Delivered in order with its AMI events and
 * never dropped.
 *
 * @param provider title of the provider
 * @param previous the state left
 * @param state the state entered
 * @param at when
 * @param reason why a connection failed or ended, or {@code null}
 * @param message the same in words, or {@code null}
 */
public record ProviderStateChangedEvent(String provider, ProviderState previous, ProviderState state, Instant at,
		@Nullable DisconnectReason reason, @Nullable String message) {
}
