package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * A phone or trunk can be reached again, or can no longer.
 *
 * @param provider title of the provider
 * @param at when
 * @param endpoint the endpoint now
 * @param reachable whether calls may reach it
 */
public record EndpointReachabilityEvent(String provider, Instant at, Endpoint endpoint,
		boolean reachable) implements LiveEvent {
}
