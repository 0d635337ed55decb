package io.github.asteriskmanager.boot.observation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * Observes each action that it has another send.
 */
class ObservedSender implements ActionSender {

	private final ActionSender delegate;

	private final ManagerOptions options;

	private final ActionObservations observations;

	ObservedSender(ActionSender delegate, ManagerOptions options, ActionObservations observations) {
		this.delegate = delegate;
		this.options = options;
		this.observations = observations;
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action) {
		return this.observations.observe(this.options, action, () -> this.delegate.send(action));
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout) {
		return this.observations.observe(this.options, action, () -> this.delegate.send(action, timeout));
	}

	@Override
	public <R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items) {
		return this.observations.observe(this.options, action, () -> this.delegate.stream(action, items));
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
		return this.observations.observeAsync(this.options, action, () -> this.delegate.sendAsync(action));
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout) {
		return this.observations.observeAsync(this.options, action, () -> this.delegate.sendAsync(action, timeout));
	}

	@Override
	public CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
		return this.observations.observeAsync(this.options, action, () -> this.delegate.originate(action));
	}

}
