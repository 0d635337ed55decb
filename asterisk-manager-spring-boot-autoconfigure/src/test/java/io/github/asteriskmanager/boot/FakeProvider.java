package io.github.asteriskmanager.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * A provider without a server: tests say what it delivers and where it stands.
 */
public final class FakeProvider implements ManagerProvider {

	private final ManagerOptions options;

	private final List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>();

	/** Names of the calls that change something, in order. */
	public final List<String> calls = new ArrayList<>();

	/** Headers of the answers that say more than success, by name of the action. */
	public final Map<String, String> answers = new HashMap<>();

	public volatile Map<String, Long> unhandled = Map.of();

	public volatile ProviderStatus status = status(ProviderState.STOPPED);

	public volatile ProviderStatistics statistics = new ProviderStatistics(0, 0, 0, 0, 0, 0, 10_000, 0, 0, 0, 0, 0, 0,
			0, 0, 0, Duration.ZERO, 0);

	public FakeProvider(ManagerOptions options) {
		this.options = options;
	}

	public static ManagerOptions options(String title) {
		return ManagerOptions.builder().title(title).address("pbx.example.com").username("manager").build();
	}

	public static ProviderStatus status(ProviderState state) {
		return new ProviderStatus(state, Instant.EPOCH, 0, null, null, null, null, null, null);
	}

	/** Makes an event of header lines as they stand on the wire, and of this provider. */
	public ManagerEvent event(EventRegistry registry, String... lines) {
		return registry.create(AmiMessage.of(String.join("\r\n", lines) + "\r\n\r\n"), registry.origin(getTitle()),
				Instant.EPOCH);
	}

	/** Delivers as a provider does. */
	public void deliver(Object delivered) {
		this.listeners.forEach((listener) -> listener.accept(delivered));
	}

	@Override
	public ManagerOptions getOptions() {
		return this.options;
	}

	@Override
	public ProviderStatus getStatus() {
		return this.status;
	}

	@Override
	public ProviderStatistics getStatistics() {
		return this.statistics;
	}

	@Override
	public synchronized void start() {
		this.calls.add("start");
	}

	@Override
	public void start(BooleanSupplier permission) {
		start();
	}

	@Override
	public synchronized void abort() {
		this.calls.add("abort");
	}

	@Override
	public synchronized void stop() {
		this.calls.add("stop");
	}

	@Override
	public synchronized void close() {
		this.calls.add("close");
	}

	@Override
	public void awaitReady(Duration timeout) {
	}

	@Override
	public <T> Subscription subscribe(Class<T> type, Consumer<? super T> listener) {
		Consumer<Object> added = (delivered) -> {
			if (type.isInstance(delivered)) {
				listener.accept(type.cast(delivered));
			}
		};
		this.listeners.add(added);
		return () -> this.listeners.remove(added);
	}

	@Override
	public <T> Subscription track(Class<T> type, Consumer<? super T> tracker) {
		return subscribe(type, tracker);
	}

	@Override
	public Subscription observe(Consumer<Object> observer, Predicate<Class<?>> takes) {
		return subscribe(Object.class, observer);
	}

	@Override
	public Subscription subscribeUnhandled(Consumer<? super ManagerEvent> listener) {
		return () -> {
		};
	}

	@Override
	public synchronized void refreshEventMask() {
		this.calls.add("refreshEventMask");
	}

	@Override
	public Map<String, Long> getUnhandledEvents() {
		return this.unhandled;
	}

	@Override
	public void publish(Object event) {
		deliver(event);
	}

	@Override
	public void execute(Runnable task) {
		task.run();
	}

	@Override
	public synchronized void resync(Set<Resync> parts) {
		this.calls.add("resync");
	}

	@Override
	public ManagerConnection connect() {
		throw new UnsupportedOperationException();
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action) {
		return send(action, Duration.ZERO);
	}

	@Override
	public synchronized <R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout) {
		this.calls.add(action.getName());
		String answer = "Response: Success\r\n" + this.answers.getOrDefault(action.getName(), "");
		return action.getResponseType().create(AmiMessage.of(answer), List.of(), null);
	}

	@Override
	public CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
		return CompletableFuture.failedFuture(new IllegalStateException("places no calls"));
	}

	@Override
	public <R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items) {
		return send(action);
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
		return sendAsync(action, Duration.ZERO);
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout) {
		return CompletableFuture.completedFuture(send(action, timeout));
	}

}
