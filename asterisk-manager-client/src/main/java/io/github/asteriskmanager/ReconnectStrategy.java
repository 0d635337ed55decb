package io.github.asteriskmanager;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Decides when a provider tries again, where the delays of {@link ReconnectPolicy} and
 * {@link InitialRetryPolicy} will not do: not during a maintenance window, say, or sooner
 * if a registry of servers knows the host is back.
 * <p>
 * Called on the thread of the connection. What it throws is logged, and what was proposed
 * holds. A refused secret that ends all attempts is not asked about.
 */
@FunctionalInterface
public interface ReconnectStrategy {

	/** Does what was proposed. */
	ReconnectStrategy AS_CONFIGURED = FailedAttempt::proposed;

	/**
	 * Decides about the next attempt.
	 * @param failed the attempt that failed, with what is proposed
	 * @return the delay before the next attempt, zero or negative for at once;
	 * {@code null} to give up, which stops the provider
	 */
	@Nullable Duration delayAfter(FailedAttempt failed);

	/**
	 * A strategy that has the last word on what this one decides.
	 * @param next is given the decision of this one as the proposal
	 * @return both, one after the other
	 */
	default ReconnectStrategy andThen(ReconnectStrategy next) {
		return (failed) -> next.delayAfter(failed.withProposed(delayAfter(failed)));
	}

}
