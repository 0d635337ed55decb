package io.github.asteriskmanager.boot.live;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.live.LiveOptions;
import io.github.asteriskmanager.live.LiveState;

import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A live state for every provider, also those that a reload adds. Thread-safe.
 */
public final class LiveStates implements AutoCloseable {

	private final AsteriskManagerService service;

	private final LiveOptions options;

	private final Map<String, LiveState> byTitle = new ConcurrentHashMap<>();

	/**
	 * Begins to keep a state for each provider.
	 * @param service knows the providers
	 * @param options how states are kept
	 */
	public LiveStates(AsteriskManagerService service, LiveOptions options) {
		this.service = service;
		this.options = options;
		update();
	}

	/**
	 * All states.
	 * @return the states in the order of the providers' configuration
	 */
	public List<LiveState> all() {
		return this.service.getProviders()
			.stream()
			.map((provider) -> this.byTitle.get(provider.getTitle()))
			.filter(Objects::nonNull)
			.toList();
	}

	/**
	 * The state of one provider.
	 * @param title title of the provider
	 * @return the state
	 * @throws IllegalArgumentException if no provider has that title; the message names
	 * those there are
	 */
	public LiveState get(String title) {
		LiveState state = this.byTitle.get(this.service.getProvider(title).getTitle());
		if (state == null) {
			throw new IllegalArgumentException("The provider '" + title + "' has no live state yet");
		}
		return state;
	}

	/** Before others look for the states of the providers there are now. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void providersReloaded(ProvidersReloadedEvent event) {
		update();
	}

	private synchronized void update() {
		List<ManagerProvider> providers = this.service.getProviders();
		List<String> titles = providers.stream().map(ManagerProvider::getTitle).toList();
		this.byTitle.entrySet().removeIf((entry) -> {
			boolean gone = !titles.contains(entry.getKey());
			if (gone) {
				entry.getValue().close();
			}
			return gone;
		});
		providers.forEach((provider) -> this.byTitle.computeIfAbsent(provider.getTitle(),
				(title) -> LiveState.of(provider, this.options)));
	}

	@Override
	public synchronized void close() {
		this.byTitle.values().forEach(LiveState::close);
		this.byTitle.clear();
	}

}
