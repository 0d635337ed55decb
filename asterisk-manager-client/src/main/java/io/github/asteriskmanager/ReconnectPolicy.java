package io.github.asteriskmanager;

import java.time.Duration;

/**
 * When a provider that was ready and lost its connection tries again.
 * <p>
 * The first {@code fastAttempts} follow each other by {@code fastInterval}; from then on
 * the delay doubles up to {@code maxInterval}. A failure that haste makes worse doubles
 * the delay from the second attempt on, and one that somebody has to mend first waits for
 * {@code maxInterval} each time. A random part of each delay is taken off, so that many
 * clients do not come back in step; a tenth of it always stays.
 *
 * @param fastAttempts number of attempts at the fast interval
 * @param fastInterval delay before each of them
 * @param maxInterval longest delay
 * @param maxAttempts attempts after which the provider gives up and is stopped; zero for
 * no limit
 * @param jitter share of each delay that is random, from 0 (none) to 1 (all of it); it
 * holds for the attempts until the first login too
 * @param stableAfter how long a connection must have been ready for the attempts to count
 * from one again
 */
public record ReconnectPolicy(int fastAttempts, Duration fastInterval, Duration maxInterval, int maxAttempts,
		double jitter, Duration stableAfter) {

	/** 5 attempts at most a second apart, then up to 30 s, without end. */
	public static final ReconnectPolicy DEFAULT = new ReconnectPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30),
			0, 1, Duration.ofSeconds(30));

	public ReconnectPolicy {
		Check.notNegative(fastAttempts, "reconnect.fast-attempts");
		Check.positive(fastInterval, "reconnect.fast-interval");
		Check.positive(maxInterval, "reconnect.max-interval");
		Check.notNegative(maxAttempts, "reconnect.max-attempts");
		Check.notNegative(stableAfter, "reconnect.stable-after");
		if (!(jitter >= 0 && jitter <= 1)) {
			throw new InvalidOptionException("reconnect.jitter", "must be from 0 to 1 but is " + jitter);
		}
	}

}
