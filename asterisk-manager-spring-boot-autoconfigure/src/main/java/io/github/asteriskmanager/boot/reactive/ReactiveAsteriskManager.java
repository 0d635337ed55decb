package io.github.asteriskmanager.boot.reactive;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/**
 * Events as a {@link Flux} and actions as a {@link Mono}.
 * <p>
 * A {@code Flux} is hot: each subscriber gets what is delivered from then on, in the
 * order of each provider, until it cancels; the providers neither end nor fail it.
 * Asterisk cannot be asked to wait, so what a subscriber has not asked for is buffered,
 * up to the bounds of an {@link EventBuffer}; what does not fit is counted, told to its
 * {@code whenDropped}, and the first time logged. Events are emitted on the thread that
 * delivers them, so a subscriber that blocks has to use {@code publishOn}. Thread-safe.
 */
public final class ReactiveAsteriskManager {

	private static final Logger logger = LoggerFactory.getLogger(ReactiveAsteriskManager.class);

	private final AsteriskManagerService service;

	private final LongAdder dropped = new LongAdder();

	/**
	 * Creates it.
	 * @param service finds the providers
	 */
	public ReactiveAsteriskManager(AsteriskManagerService service) {
		this.service = service;
	}

	/**
	 * What all providers deliver of a type; those configured when it is subscribed to.
	 * @param type class or interface of events, user events or notices
	 * @param <T> the type
	 * @return the events
	 */
	public <T> Flux<T> events(Class<T> type) {
		return events(type, EventBuffer.DEFAULT);
	}

	/**
	 * What all providers deliver of a type; those configured when it is subscribed to.
	 * @param type class or interface of events, user events or notices
	 * @param buffer for what the subscriber has not asked for
	 * @param <T> the type
	 * @return the events
	 */
	public <T> Flux<T> events(Class<T> type, EventBuffer buffer) {
		return Flux.defer(() -> flux(this.service.getProviders(), type, buffer));
	}

	/**
	 * What one provider delivers of a type.
	 * @param title title of the provider
	 * @param type class or interface of events, user events or notices
	 * @param <T> the type
	 * @return the events
	 * @throws IllegalArgumentException if no provider has that title
	 */
	public <T> Flux<T> events(String title, Class<T> type) {
		return events(title, type, EventBuffer.DEFAULT);
	}

	/**
	 * What one provider delivers of a type.
	 * @param title title of the provider
	 * @param type class or interface of events, user events or notices
	 * @param buffer for what the subscriber has not asked for
	 * @param <T> the type
	 * @return the events
	 * @throws IllegalArgumentException if no provider has that title
	 */
	public <T> Flux<T> events(String title, Class<T> type, EventBuffer buffer) {
		List<ManagerProvider> provider = List.of(this.service.getProvider(title));
		return Flux.defer(() -> flux(provider, type, buffer));
	}

	private <T> Flux<T> flux(List<ManagerProvider> providers, Class<T> type, EventBuffer buffer) {
		AtomicBoolean told = new AtomicBoolean();
		return Flux.<T>create((sink) -> subscribe(providers, type, sink), FluxSink.OverflowStrategy.IGNORE)
			.onBackpressureBuffer(buffer.capacity(), (event) -> {
				this.dropped.increment();
				if (told.compareAndSet(false, true)) {
					logger.warn(
							"A subscriber to {} is too slow: its buffer of {} events is full ({}); events dropped "
									+ "from now on are only counted",
							type.getSimpleName(), buffer.capacity(), buffer.overflow());
				}
				buffer.whenDropped().accept(event);
			}, buffer.overflow());
	}

	private static <T> void subscribe(List<ManagerProvider> providers, Class<T> type, FluxSink<T> sink) {
		List<Subscription> subscriptions = providers.stream()
			.map((provider) -> provider.subscribe(type, sink::next))
			.toList();
		sink.onDispose(() -> subscriptions.forEach(Subscription::close));
	}

	/**
	 * How many events subscribers were too slow for.
	 * @return the number since the application began
	 */
	public long getDroppedEvents() {
		return this.dropped.sum();
	}

	/**
	 * Sends an action when subscribed to, each time anew.
	 * @param title title of the provider
	 * @param action the action
	 * @param <R> type of its answer
	 * @return the answer, or what {@code ManagerProvider.send} throws
	 */
	public <R extends ManagerResponse> Mono<R> send(String title, ManagerAction<R> action) {
		return Mono.fromFuture(() -> this.service.sendAsync(title, action));
	}

}
