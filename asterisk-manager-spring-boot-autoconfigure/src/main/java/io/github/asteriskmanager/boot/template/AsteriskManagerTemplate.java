package io.github.asteriskmanager.boot.template;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.operations.ManagerOperations;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * Everyday operations on the configured servers:
 *
 * <pre>
 * template.on("primary").originate("PJSIP/alice").to("default", "1001").send();
 * template.on("primary").queue("support").pause("PJSIP/alice", "lunch").sendAsync();
 * template.onAll().send((on) -&gt; on.command("core show uptime"));
 * </pre>
 *
 * Thread-safe.
 */
public final class AsteriskManagerTemplate {

	private final AsteriskManagerService service;

	private final Executor executor;

	/**
	 * Creates it.
	 * @param service finds the providers
	 * @param executor runs what sends to several providers, each on a thread of its own
	 */
	public AsteriskManagerTemplate(AsteriskManagerService service, Executor executor) {
		this.service = service;
		this.executor = executor;
	}

	/**
	 * Operations on one server.
	 * @param title title of its provider
	 * @return the operations
	 * @throws IllegalArgumentException if no provider has that title
	 */
	public ManagerOperations on(String title) {
		return ManagerOperations.of(this.service.getProvider(title));
	}

	/**
	 * Operations on all servers at once, those disabled left out.
	 * @return the fan-out
	 */
	public FanOut onAll() {
		return onMatching((provider) -> true);
	}

	/**
	 * Operations on some servers at once, those disabled left out.
	 * @param wanted which ones; asked now
	 * @return the fan-out
	 */
	public FanOut onMatching(Predicate<? super ManagerProvider> wanted) {
		return new FanOut(this.service.getProviders()
			.stream()
			.filter((provider) -> this.service.isEnabled(provider.getTitle()))
			.filter(wanted)
			.toList(), this.executor, FanOut.DEFAULT_TIMEOUT);
	}

	/**
	 * Sends an action and waits for its answer.
	 * @param title title of the provider
	 * @param action the action
	 * @param <R> type of its answer
	 * @return the answer
	 * @throws IllegalArgumentException if no provider has that title
	 * @see ManagerProvider#send(ManagerAction)
	 */
	public <R extends ManagerResponse> R send(String title, ManagerAction<R> action) {
		return this.service.send(title, action);
	}

	/**
	 * Sends an action without waiting for its answer.
	 * @param title title of the provider
	 * @param action the action
	 * @param <R> type of its answer
	 * @return completes with the answer
	 * @throws IllegalArgumentException if no provider has that title
	 * @see ManagerProvider#sendAsync(ManagerAction)
	 */
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(String title, ManagerAction<R> action) {
		return this.service.sendAsync(title, action);
	}

}
