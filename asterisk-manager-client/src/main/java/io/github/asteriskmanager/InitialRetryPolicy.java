package io.github.asteriskmanager;

import java.time.Duration;

/**
 * When a provider that has never been ready since its start tries again.
 *
 * @param enabled whether it tries again at all; if not, one failed attempt stops it
 * @param maxAttempts attempts after which the provider gives up and is stopped; zero for
 * no limit
 * @param delay delay after the first failure
 * @param delayIncrement what each further failure adds
 * @param maxDelay longest delay
 * @param stopOnAuthenticationFailure whether a refused user or secret ends the attempts;
 * if not, the provider tries again at the longest delay
 */
public record InitialRetryPolicy(boolean enabled, int maxAttempts, Duration delay, Duration delayIncrement,
		Duration maxDelay, boolean stopOnAuthenticationFailure) {

	/**
	 * After 5 s, 6 s, … 30 s, without end, but not after a refused secret.
	 */
	public static final InitialRetryPolicy DEFAULT = new InitialRetryPolicy(true, 0, Duration.ofSeconds(5),
			Duration.ofSeconds(1), Duration.ofSeconds(30), true);

	public InitialRetryPolicy {
		Check.notNegative(maxAttempts, "initial-retry.max-attempts");
		Check.positive(delay, "initial-retry.delay");
		Check.notNegative(delayIncrement, "initial-retry.delay-increment");
		Check.positive(maxDelay, "initial-retry.max-delay");
	}

}
