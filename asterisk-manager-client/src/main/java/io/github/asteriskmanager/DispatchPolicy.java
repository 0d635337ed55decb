package io.github.asteriskmanager;

import java.util.Objects;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * How a provider hands events to its listeners.
 *
 * @param mode the order
 * @param workers events handled at the same time, if the mode permits more than one
 * @param executor runs the listeners, or {@code null} for threads of the provider's own.
 * It must run what it takes; what it rejects runs on a thread of the provider
 */
public record DispatchPolicy(DispatchMode mode, int workers, @Nullable Executor executor) {

	/** In order, on a thread of the provider's own. */
	public static final DispatchPolicy DEFAULT = new DispatchPolicy(DispatchMode.ORDERED, 4, null);

	public DispatchPolicy {
		Objects.requireNonNull(mode, "'mode' must not be null");
		Check.between(workers, 1, 10_000, "dispatch.workers");
	}

	/**
	 * A policy that handles several calls at the same time.
	 * @param workers events handled at the same time
	 * @return the policy
	 */
	public static DispatchPolicy perCall(int workers) {
		return new DispatchPolicy(DispatchMode.PER_CALL, workers, null);
	}

	/**
	 * The same with an executor.
	 * @param executor runs the listeners, or {@code null}
	 * @return the policy
	 */
	public DispatchPolicy withExecutor(@Nullable Executor executor) {
		return new DispatchPolicy(this.mode, this.workers, executor);
	}

}
