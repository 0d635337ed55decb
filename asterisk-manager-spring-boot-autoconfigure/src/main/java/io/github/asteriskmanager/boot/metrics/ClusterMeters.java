package io.github.asteriskmanager.boot.metrics;

import java.util.List;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.boot.cluster.ProviderCluster;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.event.EventListener;

/**
 * Meters of an instance that shares its providers with others: which it owns, how often
 * it came to own them, and how many instances there are. Providers that a reload adds or
 * removes gain or lose theirs.
 */
public final class ClusterMeters implements MeterBinder {

	private static final String PREFIX = ManagerMeters.PREFIX + "cluster.";

	private final ProviderCluster cluster;

	private final MetersByOwner<ManagerProvider> meters;

	/**
	 * Creates the binder.
	 * @param service knows the providers
	 * @param cluster knows who owns them
	 */
	public ClusterMeters(AsteriskManagerService service, ProviderCluster cluster) {
		this.cluster = cluster;
		this.meters = new MetersByOwner<>(service::getProviders, this::bind);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder(PREFIX + "instances", this.cluster, ProviderCluster::getInstances)
			.description("Instances that share the providers, as this one sees it")
			.register(registry);
		Gauge.builder(PREFIX + "available", this.cluster, (shared) -> (shared.isAvailable()) ? 1 : 0)
			.description("1 if locks can be had, else 0")
			.register(registry);
		this.meters.bindTo(registry);
	}

	@EventListener
	void providersReloaded(ProvidersReloadedEvent event) {
		this.meters.update();
	}

	private List<Meter> bind(ManagerProvider provider, MeterRegistry registry) {
		String title = provider.getTitle();
		return List.of(
				Gauge.builder(PREFIX + "owned", this.cluster, (shared) -> (shared.isOwned(title)) ? 1 : 0)
					.description("1 if this instance owns the provider, else 0")
					.tag("provider", title)
					.register(registry),
				FunctionCounter.builder(PREFIX + "takeovers", this.cluster, (shared) -> shared.getTakeovers(title))
					.description("How often this instance came to own the provider")
					.tag("provider", title)
					.register(registry),
				FunctionCounter.builder(PREFIX + "withheld", this.cluster, (shared) -> shared.getWithheld(title))
					.description("Deliveries withheld as this instance could not be sure to own the provider")
					.tag("provider", title)
					.baseUnit(BaseUnits.EVENTS)
					.register(registry));
	}

}
