package io.github.asteriskmanager.boot;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * A provider that leaves everything to another one; for a
 * {@link ManagerProviderDecorator} that overrides what it does differently.
 */
public class ForwardingManagerProvider implements ManagerProvider {

	private final ManagerProvider delegate;

	/**
	 * Creates it.
	 * @param delegate does the work
	 */
	public ForwardingManagerProvider(ManagerProvider delegate) {
		this.delegate = delegate;
	}

	/**
	 * The provider behind this one.
	 * @return does the work
	 */
	protected final ManagerProvider getDelegate() {
		return this.delegate;
	}

	@Override
	public ManagerOptions getOptions() {
		return this.delegate.getOptions();
	}

	@Override
	public ProviderStatus getStatus() {
		return this.delegate.getStatus();
	}

	@Override
	public ProviderStatistics getStatistics() {
		return this.delegate.getStatistics();
	}

	@Override
	public void start() {
		this.delegate.start();
	}

	@Override
	public void start(BooleanSupplier permission) {
		this.delegate.start(permission);
	}

	@Override
	public void stop() {
		this.delegate.stop();
	}

	@Override
	public void abort() {
		this.delegate.abort();
	}

	@Override
	public void close() {
		this.delegate.close();
	}

	@Override
	public void awaitReady(Duration timeout) {
		this.delegate.awaitReady(timeout);
	}

	@Override
	public ManagerConnection connect() {
		return this.delegate.connect();
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action) {
		return this.delegate.send(action);
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout) {
		return this.delegate.send(action, timeout);
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
		return this.delegate.sendAsync(action);
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout) {
		return this.delegate.sendAsync(action, timeout);
	}

	@Override
	public CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
		return this.delegate.originate(action);
	}

	@Override
	public <R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items) {
		return this.delegate.stream(action, items);
	}

	@Override
	public <T> Subscription subscribe(Class<T> type, Consumer<? super T> listener) {
		return this.delegate.subscribe(type, listener);
	}

	@Override
	public <T> Subscription track(Class<T> type, Consumer<? super T> tracker) {
		return this.delegate.track(type, tracker);
	}

	@Override
	public Subscription observe(Consumer<Object> observer, Predicate<Class<?>> takes) {
		return this.delegate.observe(observer, takes);
	}

	@Override
	public Subscription subscribeUnhandled(Consumer<? super ManagerEvent> listener) {
		return this.delegate.subscribeUnhandled(listener);
	}

	@Override
	public Map<String, Long> getUnhandledEvents() {
		return this.delegate.getUnhandledEvents();
	}

	@Override
	public void publish(Object event) {
		this.delegate.publish(event);
	}

	@Override
	public void execute(Runnable task) {
		this.delegate.execute(task);
	}

	@Override
	public void resync(Set<Resync> parts) {
		this.delegate.resync(parts);
	}

	@Override
	public void refreshEventMask() {
		this.delegate.refreshEventMask();
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
