package io.github.asteriskmanager.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.boot.actuate.Disconnects.Disconnect;
import io.github.asteriskmanager.boot.cluster.ClusterRole;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.UnknownEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.event.EventListener;

/**
 * Endpoint that tells how each server is doing, and what to change there.
 * <p>
 * Reading asks the servers, all at once, and takes two seconds if one does not answer.
 * Starting, stopping and reconnecting a provider needs
 * {@code management.endpoint.ami-servers.access=unrestricted}.
 */
@Endpoint(id = "amiServers", defaultAccess = Access.READ_ONLY)
public final class AmiServersEndpoint {

	private final AsteriskManagerService service;

	private final EventRegistry registry;

	private final Function<String, @Nullable ClusterRole> roles;

	private final Disconnects disconnects = new Disconnects();

	private final EventRates rates = new EventRates(System::nanoTime);

	/** What to do with a provider. */
	public enum Operation {

		/** Starts it. */
		START,

		/** Stops it, until it is started again. */
		STOP,

		/** Stops and starts it. */
		RECONNECT

	}

	/**
	 * Creates the endpoint.
	 * @param service knows the providers
	 * @param registry knows the events
	 */
	public AmiServersEndpoint(AsteriskManagerService service, EventRegistry registry) {
		this(service, registry, (title) -> null);
	}

	/**
	 * Creates the endpoint.
	 * @param service knows the providers
	 * @param registry knows the events
	 * @param roles what this instance is for the provider of a title; {@code null} if it
	 * shares it with no other
	 */
	public AmiServersEndpoint(AsteriskManagerService service, EventRegistry registry,
			Function<String, @Nullable ClusterRole> roles) {
		this.roles = roles;
		this.service = service;
		this.registry = registry;
		service.getProviders().forEach(this.disconnects::watch);
	}

	@EventListener
	void providersReloaded(ProvidersReloadedEvent reloaded) {
		this.service.getProviders().forEach(this.disconnects::watch);
	}

	/**
	 * Tells of all servers.
	 * @return the servers by title of the provider
	 */
	@ReadOperation
	public AmiServersDescriptor servers() {
		Map<ManagerProvider, CompletableFuture<ServerFacts>> asked = new LinkedHashMap<>();
		this.service.getProviders().forEach((provider) -> asked.put(provider, ServerInquiry.ask(provider)));
		Map<String, ServerDescriptor> servers = new LinkedHashMap<>();
		asked.forEach((provider, facts) -> servers.put(provider.getTitle(), describe(provider, facts.join())));
		return new AmiServersDescriptor(servers);
	}

	/**
	 * Tells of one server.
	 * @param title title of the provider
	 * @return the server, or {@code null} if there is no such provider
	 */
	@ReadOperation
	public @Nullable ServerDescriptor server(@Selector String title) {
		ManagerProvider provider = find(title);
		return (provider != null) ? describe(provider, ServerInquiry.ask(provider).join()) : null;
	}

	/**
	 * Starts, stops or reconnects a provider.
	 * @param title title of the provider
	 * @param operation what to do
	 * @return the state of the provider afterwards
	 * @throws InvalidEndpointRequestException if there is no such provider, or it is
	 * disabled by configuration and cannot be started
	 */
	@WriteOperation
	public StateDescriptor operate(@Selector String title, Operation operation) {
		ManagerProvider provider = find(title);
		if (provider == null) {
			throw new InvalidEndpointRequestException("No provider has the title '" + title + "'",
					"No provider has this title");
		}
		if (operation != Operation.START) {
			provider.stop();
		}
		if (operation != Operation.STOP) {
			start(provider);
		}
		return new StateDescriptor(provider.getState());
	}

	private static void start(ManagerProvider provider) {
		try {
			provider.start();
		}
		catch (NotConnectedException ex) {
			throw new InvalidEndpointRequestException(ex.getDescription(), ex.getDescription(), ex);
		}
	}

	private @Nullable ManagerProvider find(String title) {
		return this.service.getProviders()
			.stream()
			.filter((provider) -> provider.getTitle().equals(title))
			.findFirst()
			.orElse(null);
	}

	private ServerDescriptor describe(ManagerProvider provider, ServerFacts facts) {
		String title = provider.getTitle();
		ProviderStatus status = provider.getStatus();
		ProviderStatistics statistics = provider.getStatistics();
		Disconnect disconnect = this.disconnects.last(provider);
		return new ServerDescriptor(status.state(), status.since(), this.roles.apply(title),
				provider.getOptions().getAddress() + ":" + provider.getOptions().getPort(), status.protocolVersion(),
				facts.asteriskVersion(), facts.systemName(), facts.uptime(), facts.lastReload(),
				Math.max(statistics.logins() - 1, 0), (disconnect != null) ? disconnect.at() : null,
				(disconnect != null) ? disconnect.cause() : null, facts.readPrivileges(), facts.writePrivileges(),
				statistics.queueSize(), statistics.queueCapacity(), statistics.eventsDropped(),
				this.rates.rate(title, statistics.eventsReceived()), facts.clockSkew(), facts.roundTrip(),
				ServerAdvice.of(provider, facts, disconnect, this.service.getProviders().size(), requiredPrivileges()));
	}

	/** One who listens to everything takes what he gets. */
	private Map<String, Set<String>> requiredPrivileges() {
		return (this.service.hasListenerFor(UnknownEvent.class)) ? Map.of()
				: this.registry.requiredPrivileges(this.service::hasListenerFor);
	}

	/**
	 * All servers.
	 *
	 * @param servers the servers by title of the provider
	 */
	public record AmiServersDescriptor(Map<String, ServerDescriptor> servers) implements OperationResponseBody {
	}

	/**
	 * State of a provider.
	 *
	 * @param state the state
	 */
	public record StateDescriptor(ProviderState state) implements OperationResponseBody {
	}

	/**
	 * One server. What it does not tell, or the user may not ask, is {@code null}.
	 *
	 * @param state state of the provider
	 * @param since when it was entered
	 * @param role what this instance is for it, if it shares it with others
	 * @param address host and port
	 * @param amiVersion version of the protocol
	 * @param asteriskVersion version of Asterisk
	 * @param systemName its {@code systemname}
	 * @param uptime time since it was started
	 * @param lastReload time since its configuration was loaded
	 * @param reconnects how often the provider had to log in again
	 * @param lastDisconnect when the provider was last without a connection for a reason
	 * of its own
	 * @param lastDisconnectCause the reason in words
	 * @param readPrivileges classes of events that the user may read
	 * @param writePrivileges classes of actions that the user may send
	 * @param queueSize events that wait for listeners
	 * @param queueCapacity events that may wait
	 * @param dropped events discarded because the queue was full
	 * @param eventRate events received a second, since one was asked for at least ten
	 * seconds ago
	 * @param clockSkew how far the server's clock is ahead
	 * @param roundTrip time from a ping to its answer
	 * @param advice what to change, in sentences
	 */
	public record ServerDescriptor(ProviderState state, Instant since, @Nullable ClusterRole role, String address,
			@Nullable String amiVersion, @Nullable String asteriskVersion, @Nullable String systemName,
			@Nullable Duration uptime, @Nullable Duration lastReload, long reconnects, @Nullable Instant lastDisconnect,
			@Nullable String lastDisconnectCause, @Nullable Set<String> readPrivileges,
			@Nullable Set<String> writePrivileges, int queueSize, int queueCapacity, long dropped, double eventRate,
			@Nullable Duration clockSkew, @Nullable Duration roundTrip,
			List<String> advice) implements OperationResponseBody {
	}

}
