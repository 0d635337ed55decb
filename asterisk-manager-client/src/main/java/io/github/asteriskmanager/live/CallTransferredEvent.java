package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * A call has been transferred.
 *
 * @param provider title of the provider
 * @param at when
 * @param call the call as it was then
 * @param transfer how, by whom and where to
 */
public record CallTransferredEvent(String provider, Instant at, Call call, Transfer transfer) implements CallEvent {
}
