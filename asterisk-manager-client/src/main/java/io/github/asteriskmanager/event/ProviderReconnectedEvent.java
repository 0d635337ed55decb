package io.github.asteriskmanager.event;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A provider that was ready and lost its connection is ready again. What Asterisk told
 * meanwhile is missing; call detail records of that time may be read elsewhere.
 *
 * @param provider title of the provider
 * @param from when the connection was lost
 * @param to when it was back
 * @param restarted whether Asterisk started anew meanwhile, so that all identities of
 * channels and bridges are void; {@code null} if it does not tell, as it tells nobody
 * without the class {@code system} in {@code read} and event mask
 * @param uptime how long Asterisk has been running, or {@code null} if it does not tell
 */
public record ProviderReconnectedEvent(String provider, Instant from, Instant to, @Nullable Boolean restarted,
		@Nullable Duration uptime) {
}
