package io.github.asteriskmanager.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import io.github.asteriskmanager.ManagerException;

/**
 * Waiting for answers.
 */
final class Answers {

	private Answers() {
	}

	/**
	 * Sends and waits. The answer always comes in time, be it as a timeout.
	 * @param provider title of the provider
	 * @param session the connection used
	 * @param sending sends
	 * @return the answer
	 */
	static <R> R await(String provider, Session session, Supplier<CompletableFuture<R>> sending) {
		if (session.isReadBy(Thread.currentThread())) {
			throw new ManagerException(provider, "send would wait for an answer that only this thread can read; use "
					+ "sendAsync here, or continue the future with one of its Async methods", null);
		}
		CompletableFuture<R> answer = sending.get();
		try {
			session.lookout().await(answer);
			return answer.get();
		}
		catch (InterruptedException ex) {
			answer.cancel(false);
			Thread.currentThread().interrupt();
			throw new ManagerException(provider, "Interrupted while waiting for an answer; the outcome is unknown", ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof ManagerException failure) {
				failure.addSuppressed(new Caller());
				throw failure;
			}
			throw new ManagerException(provider, "The answer could not be read: " + ex.getCause(), ex.getCause());
		}
	}

	/** Shows where the caller stood, beside where the failure was found. */
	private static final class Caller extends RuntimeException {

		Caller() {
			super("waited for here");
		}

	}

}
