package io.github.asteriskmanager.boot.observation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.boot.ForwardingManagerProvider;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * A provider whose actions are observed.
 */
final class ObservedProvider extends ForwardingManagerProvider {

	private final ObservedSender sender;

	private final ActionObservations observations;

	ObservedProvider(ManagerProvider delegate, ActionObservations observations) {
		super(delegate);
		this.observations = observations;
		this.sender = new ObservedSender(delegate, delegate.getOptions(), observations);
	}

	@Override
	public ManagerConnection connect() {
		return new ObservedConnection(super.connect(), getOptions(), this.observations);
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action) {
		return this.sender.send(action);
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout) {
		return this.sender.send(action, timeout);
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
		return this.sender.sendAsync(action);
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout) {
		return this.sender.sendAsync(action, timeout);
	}

	@Override
	public CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
		return this.sender.originate(action);
	}

	@Override
	public <R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items) {
		return this.sender.stream(action, items);
	}

}
