package io.github.asteriskmanager.test;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A login that an {@link AmiServer} accepted: whose it was, how long it lasted and how
 * much it was sent. Immutable; what goes on is as it was when asked for.
 *
 * @param connection the number of the connection; the first one a server accepts is 1
 * @param username who logged in
 * @param hearing whether the login asked for events of any class
 * @param from when it was accepted, before the peer could know
 * @param to when the connection was given up by either side, {@code null} while it is
 * there
 * @param events how many events were put on their way to it
 */
public record AmiLogin(int connection, String username, boolean hearing, Instant from, @Nullable Instant to,
		long events) {

}
