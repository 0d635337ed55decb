package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * A phone rings for a call; told once for each channel that rings.
 *
 * @param provider title of the provider
 * @param at when
 * @param call the call as it was then
 * @param ringing who is called
 */
public record CallRingingEvent(String provider, Instant at, Call call, Party ringing) implements CallEvent {
}
