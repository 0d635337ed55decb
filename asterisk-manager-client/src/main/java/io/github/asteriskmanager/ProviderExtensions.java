package io.github.asteriskmanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an application puts into a provider. Immutable.
 *
 * @param interceptors stand around the delivery of events, the first outermost
 * @param reconnectStrategy decides when to try again
 * @param socketFactory makes sockets
 */
public record ProviderExtensions(List<EventInterceptor> interceptors, ReconnectStrategy reconnectStrategy,
		ManagerSocketFactory socketFactory) {

	/** Nothing. */
	public static final ProviderExtensions NONE = new ProviderExtensions(List.of(), ReconnectStrategy.AS_CONFIGURED,
			ManagerSocketFactory.DEFAULT);

	public ProviderExtensions {
		interceptors = List.copyOf(interceptors);
		Objects.requireNonNull(reconnectStrategy, "'reconnectStrategy' must not be null");
		Objects.requireNonNull(socketFactory, "'socketFactory' must not be null");
	}

	/**
	 * The same with one more interceptor, inside those there are.
	 * @param interceptor the interceptor
	 * @return the extensions
	 */
	public ProviderExtensions withInterceptor(EventInterceptor interceptor) {
		List<EventInterceptor> all = new ArrayList<>(this.interceptors);
		all.add(interceptor);
		return new ProviderExtensions(all, this.reconnectStrategy, this.socketFactory);
	}

	/**
	 * The same with one more filter.
	 * @param filter the filter
	 * @return the extensions
	 */
	public ProviderExtensions withFilter(EventFilter filter) {
		return withInterceptor(EventInterceptor.of(filter));
	}

	/**
	 * The same with another reconnect strategy.
	 * @param strategy the strategy
	 * @return the extensions
	 */
	public ProviderExtensions withReconnectStrategy(ReconnectStrategy strategy) {
		return new ProviderExtensions(this.interceptors, strategy, this.socketFactory);
	}

	/**
	 * The same with another socket factory.
	 * @param factory the factory
	 * @return the extensions
	 */
	public ProviderExtensions withSocketFactory(ManagerSocketFactory factory) {
		return new ProviderExtensions(this.interceptors, this.reconnectStrategy, factory);
	}

}
