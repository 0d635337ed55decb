package io.github.asteriskmanager.connection;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the {@code ActionID}s of one connection.
 * <p>
 * Short, since Asterisk cuts long ones and glues the next header to them; and not to be
 * guessed, since a dialplan can raise events with an {@code ActionID} of its choice.
 */
final class ActionIds {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final String prefix = Long.toString(RANDOM.nextLong() >>> 24, Character.MAX_RADIX) + "-";

	private final AtomicLong sequence = new AtomicLong();

	String next() {
		return this.prefix + Long.toString(this.sequence.incrementAndGet(), Character.MAX_RADIX);
	}

}
