package io.github.asteriskmanager.boot.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.asteriskmanager.ActionPolicy;
import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.InvalidOptionException;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerConnectionDetails.Server;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Provider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.unit.DataSize;

/**
 * Makes provider definitions of properties and connection details.
 */
final class ProviderDefinitions {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

	private final ObjectProvider<ManagerOptionsCustomizer> customizers;

	private final ObjectProvider<AsteriskManagerConnectionDetails> details;

	private final ProviderTls tls;

	private final boolean virtualThreads;

	private volatile AsteriskManagerProperties latest = new AsteriskManagerProperties();

	ProviderDefinitions(ObjectProvider<ManagerOptionsCustomizer> customizers,
			ObjectProvider<AsteriskManagerConnectionDetails> details, ProviderTls tls, boolean virtualThreads) {
		this.customizers = customizers;
		this.details = details;
		this.tls = tls;
		this.virtualThreads = virtualThreads;
	}

	/**
	 * Makes the definition of every provider.
	 * @param properties the properties
	 * @return the definitions in configured order, then those of servers that no
	 * configured provider belongs to
	 * @throws InvalidProviderException if a provider cannot be used as configured
	 * @throws UnassignedServerException if it is not clear which provider a server
	 * belongs to
	 */
	List<ProviderDefinition> from(AsteriskManagerProperties properties) {
		List<Provider> providers = properties.getProviders();
		Map<String, Server> servers = ServerAssignment.assign(providers.stream().map(Provider::getTitle).toList(),
				servers());
		List<ProviderDefinition> definitions = new ArrayList<>();
		for (int i = 0; i < providers.size(); i++) {
			Provider provider = providers.get(i);
			String group = (provider.getGroup() != null) ? provider.getGroup() : provider.getTitle();
			definitions.add(definition(i, provider.getTitle(), group, provider, servers.remove(provider.getTitle())));
		}
		servers.forEach((title, server) -> definitions
			.add(definition(InvalidProviderException.NOT_CONFIGURED, title, title, properties.getDefaults(), server)));
		this.latest = properties;
		return definitions;
	}

	/**
	 * Makes a definition once more, as something it was made of may be another one now.
	 * @param title the title
	 * @return the definition by the properties that were used last, if they have it
	 */
	Optional<ProviderDefinition> again(String title) {
		return from(this.latest).stream().filter((definition) -> definition.title().equals(title)).findFirst();
	}

	/**
	 * Finds the providers that use an SSL bundle.
	 * @param bundle name of the bundle
	 * @return their titles in the order of the properties that were used last
	 */
	List<String> titlesUsing(String bundle) {
		return this.latest.getProviders()
			.stream()
			.filter((provider) -> bundle.equals(provider.getSsl().getBundle()))
			.map(Provider::getTitle)
			.toList();
	}

	private List<Server> servers() {
		return this.details.orderedStream()
			.filter((details) -> !(details instanceof PropertiesAsteriskManagerConnectionDetails))
			.flatMap((details) -> details.getServers().stream())
			.toList();
	}

	private ProviderDefinition definition(int index, String title, String group, ProviderSettings settings,
			@Nullable Server server) {
		try {
			ManagerOptions.Builder options = options(settings);
			connect(options, settings, server);
			this.customizers.orderedStream().forEach((customizer) -> customizer.customize(title, options));
			ManagerOptions checked = options.title(title).build();
			// asked last, for a customizer may take it from a vault
			required(checked.getPassword(), "password");
			return new ProviderDefinition(checked, settings.isEnabled(), group);
		}
		catch (InvalidOptionException ex) {
			throw new InvalidProviderException(index, title, ex);
		}
	}

	/** Where and as whom; the server, if there is one, has the first word. */
	private void connect(ManagerOptions.Builder options, ProviderSettings settings, @Nullable Server server) {
		String username = settings.getUsername();
		String password = settings.getPassword();
		if (server == null) {
			options.address(required(settings.getAddress(), "address"));
			if (settings.getPort() != null) {
				options.port(settings.getPort());
			}
			options.tls(this.tls.options(settings.getSsl()));
		}
		else {
			SslBundle bundle = server.sslBundle();
			options.address(server.host()).port(server.port());
			options.tls((bundle != null) ? this.tls.options(bundle, settings.getSsl().isVerifyHostname()) : null);
			username = (server.username() != null) ? server.username() : username;
			password = (server.password() != null) ? server.password() : password;
		}
		options.username(required(username, "username"));
		options.password((password != null) ? password : "");
	}

	private ManagerOptions.Builder options(ProviderSettings provider) {
		ManagerOptions.Builder options = ManagerOptions.builder();
		options.keepAlive(provider.isKeepAlive());
		options.eventMask(EventMask.of(provider.getEventMask()));
		options.filters(provider.getFilters());
		options.authentication(provider.getAuthentication());
		options.encoding(provider.getEncoding());
		options.forceIpv4(provider.isForceIpv4());
		options.connectTimeout(provider.getConnectTimeout());
		options.loginTimeout(provider.getLoginTimeout());
		options.actionTimeout(provider.getActionTimeout());
		options.ping(new PingPolicy(provider.getPing().getInterval(), provider.getPing().getTimeout()));
		options.reconnect(reconnect(provider.getReconnect()));
		options.initialRetry(initialRetry(provider.getInitialRetry()));
		options.queue(queue(provider.getQueue()));
		options.actions(actions(provider.getActions()));
		options.resync(new LinkedHashSet<>(provider.getResync()));
		options.limits(limits(provider.getLimits()));
		return options.virtualThreads(this.virtualThreads);
	}

	private static String required(@Nullable String value, String option) {
		if (value == null || value.isBlank()) {
			throw new InvalidOptionException(option, "is missing");
		}
		// a placeholder that cannot be resolved is bound as it stands
		Matcher placeholder = PLACEHOLDER.matcher(value);
		if (placeholder.find()) {
			throw new InvalidOptionException(option, "refers to '" + placeholder.group()
					+ "', for which there is neither a property nor an environment variable");
		}
		return value;
	}

	private static ReconnectPolicy reconnect(ReconnectSettings settings) {
		return new ReconnectPolicy(settings.getFastAttempts(), settings.getFastInterval(), settings.getMaxInterval(),
				settings.getMaxAttempts(), settings.getJitter(), settings.getStableAfter());
	}

	private static InitialRetryPolicy initialRetry(InitialRetrySettings settings) {
		return new InitialRetryPolicy(settings.isEnabled(), settings.getMaxAttempts(), settings.getDelay(),
				settings.getDelayIncrement(), settings.getMaxDelay(), settings.isStopOnAuthenticationFailure());
	}

	private static MessageLimits limits(ProviderSettings.Limits limits) {
		return new MessageLimits(bytes(limits.getEventSize()), bytes(limits.getAnswerSize()),
				bytes(limits.getLineLength()), limits.getHeaders(), limits.getListItems());
	}

	private static QueuePolicy queue(ProviderSettings.Queue queue) {
		QueuePolicy policy = new QueuePolicy(queue.getCapacity(), queue.getOverflow());
		return (queue.getKeep() != null) ? policy.keeping(queue.getKeep()) : policy;
	}

	private static ActionPolicy actions(ActionSettings settings) {
		return new ActionPolicy(settings.getMaxPending(), settings.getConnectionWait(), settings.getAllowedCommands(),
				settings.getAllowedApplications());
	}

	private static int bytes(DataSize size) {
		return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, size.toBytes()));
	}

}
