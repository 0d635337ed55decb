package io.github.asteriskmanager.boot.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.boot.cluster.ClusterRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells the health of one provider from what it knows of itself; asks no server.
 */
final class ProviderHealth {

	private static final Logger logger = LoggerFactory.getLogger(ProviderHealth.class);

	private final Duration maxEventAge;

	private final List<ProviderHealthDetails> contributed;

	private final Function<String, @Nullable ClusterRole> roles;

	private final Clock clock;

	ProviderHealth(Duration maxEventAge, List<ProviderHealthDetails> contributed, Clock clock) {
		this(maxEventAge, contributed, (title) -> null, clock);
	}

	ProviderHealth(Duration maxEventAge, List<ProviderHealthDetails> contributed,
			Function<String, @Nullable ClusterRole> roles, Clock clock) {
		this.roles = roles;
		this.maxEventAge = maxEventAge;
		this.contributed = contributed;
		this.clock = clock;
	}

	/**
	 * Tells the health of a provider.
	 * @param provider the provider
	 * @param enabled whether it connects at all
	 * @return up or down; unknown if it keeps no connection
	 */
	Health of(ManagerProvider provider, boolean enabled) {
		Health health = ofConnection(provider, enabled);
		if (this.contributed.isEmpty()) {
			return health;
		}
		Map<String, Object> details = new LinkedHashMap<>(health.getDetails());
		this.contributed.forEach((contributor) -> contribute(contributor, provider, details));
		return new Health.Builder(health.getStatus(), details).build();
	}

	/** One that fails must not hide what is known of the connection. */
	private static void contribute(ProviderHealthDetails contributor, ManagerProvider provider,
			Map<String, Object> details) {
		try {
			contributor.of(provider).forEach(details::putIfAbsent);
		}
		catch (RuntimeException ex) {
			logger.warn("[{}] Health details of {} are missing", provider.getTitle(), contributor, ex);
		}
	}

	private Health ofConnection(ManagerProvider provider, boolean enabled) {
		ManagerOptions options = provider.getOptions();
		Health.Builder health = new Health.Builder().withDetail("address",
				options.getAddress() + ":" + options.getPort());
		if (!enabled) {
			return health.status(Status.UNKNOWN).withDetail("reason", "Disabled by configuration").build();
		}
		if (!options.isKeepAlive()) {
			return health.status(Status.UNKNOWN).withDetail("reason", "Connects for each action only").build();
		}
		ProviderStatus status = provider.getStatus();
		ClusterRole role = this.roles.apply(provider.getTitle());
		if (role != null) {
			health.withDetail("role", (role == ClusterRole.OWNER) ? "owner" : "standby");
		}
		String problem = (role == null || role == ClusterRole.OWNER) ? problem(options, status) : problem(role);
		health.status((problem != null) ? Status.DOWN : Status.UP)
			.withDetail("state", status.state())
			.withDetail("since", status.since());
		add(health, "reason", problem);
		add(health, "amiVersion", status.protocolVersion());
		add(health, "lastEvent", status.lastEvent());
		if (status.state() != ProviderState.READY && role != ClusterRole.STANDBY) {
			health.withDetail("attempts", status.attempts());
			add(health, "nextAttempt", status.nextAttempt());
		}
		return health.build();
	}

	private static @Nullable String problem(ClusterRole role) {
		return (role == ClusterRole.CUT_OFF) ? "The locks of the cluster cannot be reached: nothing is owned here"
				: null;
	}

	private @Nullable String problem(ManagerOptions options, ProviderStatus status) {
		if (status.state() == ProviderState.READY) {
			return (isStale(options, status)) ? "No event for longer than " + this.maxEventAge : null;
		}
		if (status.problem() != null) {
			// whoever may see the health need not learn a user name
			return status.problem().replace("'" + options.getUsername() + "'", "'***'");
		}
		return (status.state() == ProviderState.STOPPED) ? "Not started" : "Not connected yet";
	}

	private boolean isStale(ManagerOptions options, ProviderStatus status) {
		if (this.maxEventAge.isZero() || options.getEventMask().equals(EventMask.none())) {
			return false;
		}
		Instant oldest = this.clock.instant().minus(this.maxEventAge);
		return isBefore(status.lastEvent(), oldest) && isBefore(status.connectedSince(), oldest);
	}

	private static boolean isBefore(@Nullable Instant moment, Instant oldest) {
		return moment == null || moment.isBefore(oldest);
	}

	private static void add(Health.Builder health, String detail, @Nullable Object value) {
		if (value != null) {
			health.withDetail(detail, value);
		}
	}

}
