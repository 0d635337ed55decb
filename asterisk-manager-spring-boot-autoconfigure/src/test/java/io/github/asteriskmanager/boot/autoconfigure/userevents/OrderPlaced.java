package io.github.asteriskmanager.boot.autoconfigure.userevents;

import java.util.UUID;

import io.github.asteriskmanager.event.UserEventName;

/**
 * A record with a type that only Spring converts.
 *
 * @param id an identity
 * @param amount a number with a unit, which only the client reads
 */
@UserEventName
public record OrderPlaced(UUID id, int amount) {
}
