package io.github.asteriskmanager.operations;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * Something to be done on a server; nothing has been sent until one of the {@code send}
 * methods is called, and each call sends it again. Immutable and thread-safe.
 *
 * @param <T> what comes back
 */
public final class Operation<T> {

	private final ActionSender sender;

	private final Request<?, T> request;

	/**
	 * An action, and how its answer is read.
	 *
	 * @param action the action
	 * @param reading reads a success
	 * @param failure reads an error, or throws it
	 */
	private record Request<R extends ManagerResponse, T>(ManagerAction<R> action, Function<R, T> reading,
			Function<ActionFailedException, T> failure) {

		T send(Function<ManagerAction<R>, R> sending) {
			try {
				return this.reading.apply(sending.apply(this.action));
			}
			catch (ActionFailedException ex) {
				return this.failure.apply(ex);
			}
		}

		CompletableFuture<T> sendAsync(Function<ManagerAction<R>, CompletableFuture<R>> sending) {
			return sending.apply(this.action).thenApply(this.reading).exceptionally(this::failed);
		}

		private T failed(Throwable thrown) {
			Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
					: thrown;
			if (cause instanceof ActionFailedException ex) {
				return this.failure.apply(ex);
			}
			throw (thrown instanceof CompletionException ex) ? ex : new CompletionException(thrown);
		}

	}

	private Operation(ActionSender sender, Request<?, T> request) {
		this.sender = sender;
		this.request = request;
	}

	static <R extends ManagerResponse> Operation<R> of(ActionSender sender, ManagerAction<R> action) {
		return of(sender, action, Function.identity());
	}

	static <R extends ManagerResponse, T> Operation<T> of(ActionSender sender, ManagerAction<R> action,
			Function<R, T> reading) {
		return of(sender, action, reading, (ex) -> {
			throw ex;
		});
	}

	static <R extends ManagerResponse, T> Operation<T> of(ActionSender sender, ManagerAction<R> action,
			Function<R, T> reading, Function<ActionFailedException, T> failure) {
		return new Operation<>(sender, new Request<>(action, reading, failure));
	}

	/**
	 * Sends it and waits for the answer.
	 * @return what came back
	 * @see ActionSender#send(ManagerAction)
	 */
	public T send() {
		return this.request.send(this.sender::send);
	}

	/**
	 * Sends it and waits for the answer.
	 * @param timeout longest wait for the answer, or between two items of a list
	 * @return what came back
	 * @see ActionSender#send(ManagerAction, Duration)
	 */
	public T send(Duration timeout) {
		return this.request.send((action) -> this.sender.send(action, timeout));
	}

	/**
	 * Sends it without waiting for the answer.
	 * @return completes with what came back, or with what {@link #send()} throws
	 * @see ActionSender#sendAsync(ManagerAction)
	 */
	public CompletableFuture<T> sendAsync() {
		return this.request.sendAsync(this.sender::sendAsync);
	}

	/**
	 * Sends it without waiting for the answer.
	 * @param timeout longest wait for the answer, or between two items of a list
	 * @return completes with what came back, or with what {@link #send(Duration)} throws
	 * @see ActionSender#sendAsync(ManagerAction, Duration)
	 */
	public CompletableFuture<T> sendAsync(Duration timeout) {
		return this.request.sendAsync((action) -> this.sender.sendAsync(action, timeout));
	}

	@Override
	public String toString() {
		return "Operation[" + this.request.action() + "]";
	}

}
