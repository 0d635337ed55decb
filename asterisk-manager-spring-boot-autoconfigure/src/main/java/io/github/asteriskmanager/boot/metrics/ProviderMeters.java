package io.github.asteriskmanager.boot.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

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
 * how full its queue is, and how its connection is.
 * <p>
 * They belong to the provider's bean, so that reconnecting binds nothing anew; providers
 * that a reload adds or removes gain or lose theirs.
 */
public final class ProviderMeters implements MeterBinder {

	private static final double NANOS_PER_SECOND = 1e9;

	private final ListenerErrors listenerErrors;

	private final MetersByOwner<ManagerProvider> meters;

	/**
	 * Creates the binder.
	 * @param service knows the providers
	 * @param listenerErrors what application listeners threw
	 */
	public ProviderMeters(AsteriskManagerService service, ListenerErrors listenerErrors) {
		this.listenerErrors = listenerErrors;
		this.meters = new MetersByOwner<>(service::getProviders,
				(provider, registry) -> new Binding(provider, registry).bind());
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.meters.bindTo(registry);
	}

	@EventListener
	void providersReloaded(ProvidersReloadedEvent event) {
		this.meters.update();
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
			counter("bytes.sent", BaseUnits.BYTES, "Bytes written", ProviderStatistics::bytesSent);
			counter("events.filtered", BaseUnits.EVENTS, "Events that a filter or interceptor kept from the listeners",
					ProviderStatistics::eventsFiltered);
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
			counter("connection.reconnects", null, "Connections ready again after an outage",
					ProviderStatistics::reconnects);
			counter("connection.outage", "seconds", "Time in which the provider was to be connected but was not",
					(statistics) -> statistics.outage().toNanos() / NANOS_PER_SECOND);
			counter("listener.errors", null, "Exceptions and errors thrown by listeners",
					(statistics) -> statistics.listenerErrors()
							+ ProviderMeters.this.listenerErrors.count(this.provider.getTitle()));
			gauge("queue.size", BaseUnits.EVENTS, "Events that wait for listeners",
					(provider) -> provider.getStatistics().queueSize());
			gauge("queue.capacity", BaseUnits.EVENTS, "Events that may wait for listeners",
					(provider) -> provider.getStatistics().queueCapacity());
			gauge("connection.ready", null, "1 if connected and logged in, else 0",
					(provider) -> (provider.getState() == ProviderState.READY) ? 1 : 0);
			for (ProviderState state : ProviderState.values()) {
				gauge("connection.state", null, "1 for the state the provider is in, 0 for all others",
						(provider) -> (provider.getState() == state) ? 1 : 0, "state",
						state.name().toLowerCase(Locale.ROOT));
			}
			return this.meters;
		}

		private void counter(String name, @Nullable String unit, String description,
				ToDoubleFunction<ProviderStatistics> count) {
			this.meters.add(FunctionCounter
				.builder(ManagerMeters.PREFIX + name, this.provider,
						(provider) -> count.applyAsDouble(provider.getStatistics()))
				.tag("provider", this.provider.getTitle())
				.baseUnit(unit)
				.description(description)
				.register(this.registry));
		}

		private void gauge(String name, @Nullable String unit, String description,
				ToDoubleFunction<ManagerProvider> value, String... tags) {
			this.meters.add(Gauge.builder(ManagerMeters.PREFIX + name, this.provider, value)
				.tag("provider", this.provider.getTitle())
				.tags(tags)
				.baseUnit(unit)
				.description(description)
				.register(this.registry));
		}

	}

}
