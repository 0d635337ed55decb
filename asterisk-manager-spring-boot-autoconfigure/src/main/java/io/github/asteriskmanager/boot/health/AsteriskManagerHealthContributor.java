package io.github.asteriskmanager.boot.health;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.asteriskmanager.InvalidOptionException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.cluster.ClusterRole;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Health of all providers, one contributor for each, keyed by its title; a {@code /} in a
 * title becomes {@code -}.
 * <p>
 * Asked for by its key, a provider is up or down. Seen together with the others, one that
 * is down while {@link HealthThreshold enough} of them are up is {@link #DEGRADED}, which
 * is answered with HTTP status 200. A provider that keeps no connection is unknown and
 * does not count. Of one that instances of a cluster share, a standby is up. Asking sends
 * nothing to any server.
 */
public final class AsteriskManagerHealthContributor implements CompositeHealthContributor {

	/** Status of a provider that is down while enough others are up. */
	public static final Status DEGRADED = new Status("DEGRADED", "Down, but enough other providers are up");

	private final AsteriskManagerService service;

	private final HealthThreshold threshold;

	private final double minimumPercentage;

	private final ProviderHealth providerHealth;

	/**
	 * Creates the contributor.
	 * @param service knows the providers
	 * @param threshold how many must be up
	 * @param minimumPercentage the share for {@link HealthThreshold#MINIMUM_PERCENTAGE},
	 * from 0 to 1
	 * @param maxEventAge time without any event after which a ready provider is down;
	 * zero for no such check
	 * @param details asked for details of the application's own, in order
	 * @throws InvalidOptionException if the share is out of range
	 */
	public AsteriskManagerHealthContributor(AsteriskManagerService service, HealthThreshold threshold,
			double minimumPercentage, Duration maxEventAge, List<ProviderHealthDetails> details) {
		this(service, threshold, minimumPercentage, maxEventAge, details, (title) -> null);
	}

	/**
	 * Creates the contributor.
	 * @param service knows the providers
	 * @param threshold how many must be up
	 * @param minimumPercentage the share for {@link HealthThreshold#MINIMUM_PERCENTAGE},
	 * from 0 to 1
	 * @param maxEventAge time without any event after which a ready provider is down;
	 * zero for no such check
	 * @param details asked for details of the application's own, in order
	 * @param roles what this instance is for the provider of a title; {@code null} if it
	 * shares it with no other
	 * @throws InvalidOptionException if the share is out of range
	 */
	public AsteriskManagerHealthContributor(AsteriskManagerService service, HealthThreshold threshold,
			double minimumPercentage, Duration maxEventAge, List<ProviderHealthDetails> details,
			Function<String, @Nullable ClusterRole> roles) {
		this(service, threshold, minimumPercentage, new ProviderHealth(maxEventAge, details, roles, Clock.systemUTC()));
	}

	AsteriskManagerHealthContributor(AsteriskManagerService service, HealthThreshold threshold,
			double minimumPercentage, ProviderHealth providerHealth) {
		if (!(minimumPercentage >= 0 && minimumPercentage <= 1)) {
			throw new InvalidOptionException("health.minimum-percentage",
					"must be from 0 to 1 but is " + minimumPercentage);
		}
		this.service = service;
		this.threshold = threshold;
		this.minimumPercentage = minimumPercentage;
		this.providerHealth = providerHealth;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		ManagerProvider provider = providersByKey().get(name);
		return (provider != null) ? (HealthIndicator) () -> health(provider) : null;
	}

	@Override
	public Stream<Entry> stream() {
		Map<String, Health> all = new LinkedHashMap<>();
		providersByKey().forEach((key, provider) -> all.put(key, health(provider)));
		int up = count(all, Status.UP);
		boolean enough = this.threshold.isMet(up, up + count(all, Status.DOWN), this.minimumPercentage);
		return all.entrySet().stream().map((entry) -> {
			Health health = (enough) ? tolerated(entry.getValue()) : entry.getValue();
			return new Entry(entry.getKey(), (HealthIndicator) () -> health);
		});
	}

	private Health health(ManagerProvider provider) {
		return this.providerHealth.of(provider, this.service.isEnabled(provider.getTitle()));
	}

	private static int count(Map<String, Health> all, Status status) {
		return (int) all.values().stream().filter((health) -> health.getStatus().equals(status)).count();
	}

	private static Health tolerated(Health health) {
		return (health.getStatus().equals(Status.DOWN))
				? Health.status(DEGRADED).withDetails(health.getDetails()).build() : health;
	}

	private Map<String, ManagerProvider> providersByKey() {
		Map<String, ManagerProvider> byTitle = new LinkedHashMap<>();
		this.service.getProviders().forEach((provider) -> byTitle.put(provider.getTitle(), provider));
		Map<String, ManagerProvider> byKey = new LinkedHashMap<>();
		byTitle.forEach((title, provider) -> {
			String key = title.replace('/', '-');
			while (byKey.containsKey(key) || (!key.equals(title) && byTitle.containsKey(key))) {
				key += "-";
			}
			byKey.put(key, provider);
		});
		return byKey;
	}

}
