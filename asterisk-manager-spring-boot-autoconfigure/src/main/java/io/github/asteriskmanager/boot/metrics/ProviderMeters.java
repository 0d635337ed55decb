package io.github.asteriskmanager.boot.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;

/**
 * Meters of every provider, tagged {@code provider} with its title: what it has counted,
 * how full its queue is, and whether it is ready.
 * <p>
 * They belong to the provider's bean, so that reconnecting binds nothing anew; providers
 * that a reload adds or removes gain or lose theirs.
 */
public final class ProviderMeters implements MeterBinder {

	private static final String PREFIX = "asterisk.manager.";

	private final AsteriskManagerService service;

	private final ListenerErrors listenerErrors;

	private final Map<MeterRegistry, Map<String, List<Meter>>> bound = new ConcurrentHashMap<>();

	/**
	 * Creates the binder.
	 * @param service knows the providers
	 * @param listenerErrors what application listeners threw
	 */
	public ProviderMeters(AsteriskManagerService service, ListenerErrors listenerErrors) {
		this.service = service;
		this.listenerErrors = listenerErrors;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.bound.put(registry, new ConcurrentHashMap<>());
		update(registry);
	}

	@EventListener
	void providersReloaded(ProvidersReloadedEvent event) {
		this.bound.keySet().forEach(this::update);
	}

	private synchronized void update(MeterRegistry registry) {
		Map<String, List<Meter>> meters = this.bound.getOrDefault(registry, Map.of());
		List<String> titles = this.service.getProviders().stream().map(ManagerProvider::getTitle).toList();
		meters.entrySet().removeIf((entry) -> {
			boolean gone = !titles.contains(entry.getKey());
			if (gone) {
				entry.getValue().forEach(registry::remove);
			}
			return gone;
		});
		this.service.getProviders()
			.forEach((provider) -> meters.computeIfAbsent(provider.getTitle(),
					(title) -> new Binding(provider, registry).bind()));
	}

	/** Binds the meters of one provider. */
	private final class Binding {

		private final ManagerProvider provider;

		private final MeterRegistry registry;

		private final List<Meter> meters = new ArrayList<>();

		Binding(ManagerProvider provider, MeterRegistry registry) {
			this.provider = provider;
			this.registry = registry;
		}

		List<Meter> bind() {
			counter("bytes.received", BaseUnits.BYTES, "Bytes read", ProviderStatistics::bytesReceived);
			counter("events.received", BaseUnits.EVENTS, "Events that came, items of own list answers excluded",
					ProviderStatistics::eventsReceived);
			counter("events.delivered", BaseUnits.EVENTS, "Events handed to the listeners",
					ProviderStatistics::eventsDelivered);
			counter("events.dropped", BaseUnits.EVENTS, "Events discarded because the queue was full",
					ProviderStatistics::eventsDropped);
			counter("events.unknown", BaseUnits.EVENTS, "Events received that have no type",
					ProviderStatistics::eventsUnknown);
			counter("messages.discarded", BaseUnits.MESSAGES, "Messages that were neither event nor answer",
					ProviderStatistics::messagesDiscarded);
			counter("messages.malformed", BaseUnits.MESSAGES, "Messages that are no text in the configured encoding",
					ProviderStatistics::malformedTexts);
			counter("answers.unmatched", BaseUnits.MESSAGES, "Answers that nobody waited for",
					ProviderStatistics::unmatchedAnswers);
			counter("protocol.violations", null, "Connections closed because of what the server sent",
					ProviderStatistics::protocolViolations);
			counter("connection.attempts", null, "Attempts to connect", ProviderStatistics::connectAttempts);
			counter("connection.logins", null, "Logins accepted", ProviderStatistics::logins);
			counter("listener.errors", null, "Exceptions and errors thrown by listeners",
					(statistics) -> statistics.listenerErrors()
							+ ProviderMeters.this.listenerErrors.count(this.provider.getTitle()));
			gauge("queue.size", BaseUnits.EVENTS, "Events that wait for listeners",
					(provider) -> provider.getStatistics().queueSize());
			gauge("queue.capacity", BaseUnits.EVENTS, "Events that may wait for listeners",
					(provider) -> provider.getStatistics().queueCapacity());
			gauge("connection.ready", null, "1 if connected and logged in, else 0",
					(provider) -> (provider.getState() == ProviderState.READY) ? 1 : 0);
			return this.meters;
		}

		private void counter(String name, @Nullable String unit, String description,
				ToLongFunction<ProviderStatistics> count) {
			this.meters.add(FunctionCounter
				.builder(PREFIX + name, this.provider, (provider) -> count.applyAsLong(provider.getStatistics()))
				.tag("provider", this.provider.getTitle())
				.baseUnit(unit)
				.description(description)
				.register(this.registry));
		}

		private void gauge(String name, @Nullable String unit, String description,
				ToDoubleFunction<ManagerProvider> value) {
			this.meters.add(Gauge.builder(PREFIX + name, this.provider, value)
				.tag("provider", this.provider.getTitle())
				.baseUnit(unit)
				.description(description)
				.register(this.registry));
		}

	}

}
