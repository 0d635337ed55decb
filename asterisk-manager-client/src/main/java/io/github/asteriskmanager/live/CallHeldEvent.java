package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * Somebody has put a call on hold.
 *
 * @param provider title of the provider
 * @param at when
 * @param call the call as it was then
 * @param holder name of the channel whose end did
 */
public record CallHeldEvent(String provider, Instant at, Call call, String holder) implements CallEvent {
}
