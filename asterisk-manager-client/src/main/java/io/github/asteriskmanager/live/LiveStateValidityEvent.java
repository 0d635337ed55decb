package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * A state is right again, or no longer.
 *
 * @param provider title of the provider
 * @param at when
 * @param valid whether it is what Asterisk has
 */
public record LiveStateValidityEvent(String provider, Instant at, boolean valid) implements LiveEvent {
}
