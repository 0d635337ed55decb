package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * A call has begun.
 *
 * @param provider title of the provider
 * @param at when
 * @param call the call as it was then
 * @param discovered whether it was there already when the state was fetched
 */
public record CallStartedEvent(String provider, Instant at, Call call, boolean discovered) implements CallEvent {
}
