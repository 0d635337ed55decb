package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;

/**
 * Two talk to each other for the first time in a call.
 *
 * @param provider title of the provider
 * @param at when
 * @param call the call as it was then
 * @param after how long after the call began
 */
public record CallAnsweredEvent(String provider, Instant at, Call call, Duration after) implements CallEvent {
}
