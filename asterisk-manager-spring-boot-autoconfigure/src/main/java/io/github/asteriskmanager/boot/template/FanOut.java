package io.github.asteriskmanager.boot.template;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.asteriskmanager.ActionTimeoutException;
import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.operations.ManagerOperations;
import io.github.asteriskmanager.operations.Operation;
import io.github.asteriskmanager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Does the same on several servers at once, with one result or error for each.
 * <p>
 * A server that is down, refuses, or does not answer costs the others nothing, and the
 * whole never takes longer than its bound. Immutable and thread-safe.
 */
public final class FanOut {

	/** How long the whole may take, unless set. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

	private final List<ManagerProvider> providers;

	private final Executor executor;

	private final Duration timeout;

	FanOut(List<ManagerProvider> providers, Executor executor, Duration timeout) {
		this.providers = List.copyOf(providers);
		this.executor = executor;
		this.timeout = timeout;
	}

	/**
	 * The same with another bound.
	 * @param timeout how long the whole may take
	 * @return the fan-out
	 */
	public FanOut within(Duration timeout) {
		return new FanOut(this.providers, this.executor, timeout);
	}

	/**
	 * Sends an action to each provider and waits for all answers.
	 * @param action the action
	 * @param <R> type of the answer
	 * @return one result for each provider, in the order of the configuration
	 */
	public <R extends ManagerResponse> List<ProviderResult<R>> send(ManagerAction<R> action) {
		return send((on) -> on.action(action));
	}

	/**
	 * Does an operation on each provider and waits for all answers.
	 * @param operation the operation, such as
	 * {@code (on) -> on.queue("support").status()}
	 * @param <T> what comes back
	 * @return one result for each provider, in the order of the configuration
	 */
	public <T> List<ProviderResult<T>> send(Function<ManagerOperations, Operation<T>> operation) {
		try {
			return sendAsync(operation).get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ManagerException(null, "Interrupted while waiting for answers; their outcome is unknown", ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	/**
	 * Sends an action to each provider without waiting for the answers.
	 * @param action the action
	 * @param <R> type of the answer
	 * @return completes with one result for each provider, never exceptionally
	 */
	public <R extends ManagerResponse> CompletableFuture<List<ProviderResult<R>>> sendAsync(ManagerAction<R> action) {
		return sendAsync((on) -> on.action(action));
	}

	/**
	 * Does an operation on each provider without waiting for the answers.
	 * @param operation the operation
	 * @param <T> what comes back
	 * @return completes with one result for each provider, never exceptionally
	 */
	public <T> CompletableFuture<List<ProviderResult<T>>> sendAsync(
			Function<ManagerOperations, Operation<T>> operation) {
		List<CompletableFuture<ProviderResult<T>>> results = this.providers.stream()
			.map((provider) -> sendTo(provider, operation))
			.toList();
		return CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
			.thenApply((done) -> results.stream().map(CompletableFuture::join).toList());
	}

	/** On a thread of its own: even sending waits where a server takes nothing more. */
	private <T> CompletableFuture<ProviderResult<T>> sendTo(ManagerProvider provider,
			Function<ManagerOperations, Operation<T>> operation) {
		return CompletableFuture
			.supplyAsync(() -> operation.apply(ManagerOperations.of(provider)).sendAsync(), this.executor)
			.thenCompose(Function.identity())
			.orTimeout(this.timeout.toNanos(), TimeUnit.NANOSECONDS)
			.handle((value, thrown) -> new ProviderResult<>(provider.getTitle(), value,
					(thrown != null) ? error(provider.getTitle(), thrown) : null));
	}

	private ManagerException error(String title, Throwable thrown) {
		Throwable cause = unwrap(thrown);
		if (cause instanceof ManagerException ex) {
			return ex;
		}
		if (cause instanceof TimeoutException) {
			return new ActionTimeoutException(title,
					"No answer within " + this.timeout + ", the bound for all providers; the outcome is unknown",
					List.of());
		}
		return new ManagerException(title, "The operation failed: " + cause, cause);
	}

	private static Throwable unwrap(Throwable thrown) {
		@Nullable Throwable cause = thrown.getCause();
		return (thrown instanceof CompletionException && cause != null) ? unwrap(cause) : thrown;
	}

}
