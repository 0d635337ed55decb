package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A phone or trunk.
 *
 * @param name technology and name, such as {@code PJSIP/alice}
 * @param reachable whether calls may reach it; {@code null} if unknown
 * @param since since when that is so, by this machine's clock
 * @param contacts the addresses of a PJSIP endpoint
 */
public record Endpoint(String name, @Nullable Boolean reachable, Instant since, List<Contact> contacts) {
}
