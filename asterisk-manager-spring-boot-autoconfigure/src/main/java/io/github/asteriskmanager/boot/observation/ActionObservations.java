package io.github.asteriskmanager.boot.observation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.ManagerProviderDecorator;
import io.github.asteriskmanager.response.ManagerResponse;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes the actions of every provider, as part of whatever the caller is observed in;
 * what a provider sends of its own accord, such as a heartbeat, is none of those.
 */
public final class ActionObservations implements ManagerProviderDecorator {

	private static final ActionObservationConvention DEFAULT = new DefaultActionObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable ActionObservationConvention convention;

	/**
	 * Creates it.
	 * @param registry takes the observations
	 * @param convention names them, or {@code null} for
	 * {@link DefaultActionObservationConvention}
	 */
	public ActionObservations(ObservationRegistry registry, @Nullable ActionObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public ManagerProvider decorate(ManagerProvider provider) {
		return (this.registry.isNoop()) ? provider : new ObservedProvider(provider, this);
	}

	<R extends ManagerResponse> R observe(ManagerOptions options, ManagerAction<?> action, Supplier<R> sending) {
		ActionObservationContext context = new ActionObservationContext(options, action);
		return observation(context).observe(() -> {
			try {
				R response = sending.get();
				context.setResponse(response);
				context.ended(null);
				return response;
			}
			catch (RuntimeException ex) {
				context.ended(ex);
				throw ex;
			}
		});
	}

	/** The future itself is returned, so that it can be cancelled. */
	<T> CompletableFuture<T> observeAsync(ManagerOptions options, ManagerAction<?> action,
			Supplier<CompletableFuture<T>> sending) {
		ActionObservationContext context = new ActionObservationContext(options, action);
		Observation observation = observation(context).start();
		CompletableFuture<T> answer;
		try {
			answer = observation.scoped(sending);
		}
		catch (RuntimeException ex) {
			context.ended(ex);
			observation.stop();
			throw ex;
		}
		answer.whenComplete((result, ex) -> stop(observation, context, result, ex));
		return answer;
	}

	private Observation observation(ActionObservationContext context) {
		return AsteriskManagerObservation.ACTION.observation(this.convention, DEFAULT, () -> context, this.registry);
	}

	private static void stop(Observation observation, ActionObservationContext context, @Nullable Object result,
			@Nullable Throwable ex) {
		Throwable failure = (ex instanceof CompletionException && ex.getCause() != null) ? ex.getCause() : ex;
		context.ended(failure);
		if (result instanceof ManagerResponse response) {
			context.setResponse(response);
		}
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
