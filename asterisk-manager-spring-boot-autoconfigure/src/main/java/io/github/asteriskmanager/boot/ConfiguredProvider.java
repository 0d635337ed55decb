package io.github.asteriskmanager.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/**
 * What an application holds of a provider: the same object while the configuration behind
 * it changes. Subscriptions move along.
 */
final class ConfiguredProvider implements ManagerProvider {

	private final String title;

	private final OwnedDelivery delivery;

	private final List<MovingSubscription> subscriptions = new CopyOnWriteArrayList<>();

	private volatile Backing backing;

	/** The provider in use, and why it is not to be used, if so. */
	private record Backing(ManagerProvider provider, @Nullable String refusal) {
	}

	ConfiguredProvider(String title, ManagerProvider provider, boolean enabled, ProviderOwnership ownership) {
		this.title = title;
		this.delivery = new OwnedDelivery(ownership, title);
		this.backing = new Backing(provider, refusal(enabled));
	}

	private static @Nullable String refusal(boolean enabled) {
		return (enabled) ? null : "Disabled by configuration: 'enabled' is false";
	}

	/** Puts another provider behind this one; the one before is closed already. */
	synchronized void replace(ManagerProvider provider, boolean enabled) {
		this.backing = new Backing(provider, refusal(enabled));
		this.subscriptions.forEach((subscription) -> subscription.moveTo(provider));
	}

	/** It is not to be used unless replaced. */
	synchronized void retire() {
		this.backing = new Backing(current(), "No longer configured");
	}

	/** How many deliveries were withheld as another instance may own the provider. */
	long withheld() {
		return this.delivery.withheld();
	}

	/** Since when events are missing though this provider was owned until a moment. */
	Instant missedSince(Instant ownershipEnded) {
		return this.delivery.missedSince(ownershipEnded);
	}

	private ManagerProvider current() {
		return this.backing.provider();
	}

	private ManagerProvider permitted() {
		Backing backing = this.backing;
		if (backing.refusal() != null) {
			throw new NotConnectedException(this.title, backing.refusal());
		}
		return backing.provider();
	}

	@Override
	public String getTitle() {
		return this.title;
	}

	@Override
	public ManagerOptions getOptions() {
		return current().getOptions();
	}

	@Override
	public ProviderStatus getStatus() {
		return current().getStatus();
	}

	@Override
	public ProviderStatistics getStatistics() {
		return current().getStatistics();
	}

	/** Starts unless another instance owns it: two must never be connected at once. */
	@Override
	public void start() {
		if (this.delivery.isShared()) {
			start(() -> true);
		}
		else {
			permitted().start();
		}
	}

	@Override
	public void start(BooleanSupplier permission) {
		ManagerProvider provider = permitted();
		if (!this.delivery.mayConnect()) {
			throw new NotConnectedException(this.title, "Not started: another instance of the application owns it");
		}
		provider.start(() -> this.delivery.mayConnect() && permission.getAsBoolean());
	}

	@Override
	public void stop() {
		current().stop();
	}

	@Override
	public void abort() {
		current().abort();
	}

	@Override
	public void close() {
		current().close();
	}

	@Override
	public void awaitReady(Duration timeout) {
		permitted().awaitReady(timeout);
	}

	@Override
	public ManagerConnection connect() {
		return permitted().connect();
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action) {
		return permitted().send(action);
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout) {
		return permitted().send(action, timeout);
	}

	@Override
	public CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
		return permitted().originate(action);
	}

	@Override
	public <R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items) {
		return permitted().stream(action, items);
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
		return sendAsync(action, getOptions().getActionTimeout());
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout) {
		try {
			return permitted().sendAsync(action, timeout);
		}
		catch (NotConnectedException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public <T> Subscription subscribe(Class<T> type, Consumer<? super T> listener) {
		Consumer<? super T> guarded = this.delivery.guard(listener);
		return subscribe((provider) -> provider.subscribe(type, guarded));
	}

	@Override
	public <T> Subscription track(Class<T> type, Consumer<? super T> tracker) {
		Consumer<? super T> guarded = this.delivery.guard(tracker);
		return subscribe((provider) -> provider.track(type, guarded));
	}

	@Override
	public Subscription observe(Consumer<Object> observer, Predicate<Class<?>> takes) {
		Consumer<Object> guarded = this.delivery.guard(observer);
		return subscribe((provider) -> provider.observe(guarded, takes));
	}

	@Override
	public Subscription subscribeUnhandled(Consumer<? super ManagerEvent> listener) {
		Consumer<? super ManagerEvent> guarded = this.delivery.guard(listener);
		return subscribe((provider) -> provider.subscribeUnhandled(guarded));
	}

	private synchronized Subscription subscribe(Function<ManagerProvider, Subscription> subscribing) {
		MovingSubscription subscription = new MovingSubscription(subscribing, current());
		this.subscriptions.add(subscription);
		return () -> cancel(subscription);
	}

	@Override
	public void refreshEventMask() {
		current().refreshEventMask();
	}

	@Override
	public Map<String, Long> getUnhandledEvents() {
		return current().getUnhandledEvents();
	}

	@Override
	public void publish(Object event) {
		current().publish(event);
	}

	@Override
	public void execute(Runnable task) {
		current().execute(task);
	}

	@Override
	public void resync(Set<Resync> parts) {
		current().resync(parts);
	}

	private synchronized void cancel(MovingSubscription subscription) {
		this.subscriptions.remove(subscription);
		subscription.close();
	}

	@Override
	public String toString() {
		return current().toString();
	}

	private static final class MovingSubscription implements Subscription {

		private final Function<ManagerProvider, Subscription> subscribing;

		private Subscription current;

		MovingSubscription(Function<ManagerProvider, Subscription> subscribing, ManagerProvider provider) {
			this.subscribing = subscribing;
			this.current = subscribing.apply(provider);
		}

		void moveTo(ManagerProvider provider) {
			this.current = this.subscribing.apply(provider);
		}

		@Override
		public void close() {
			this.current.close();
		}

	}

}
