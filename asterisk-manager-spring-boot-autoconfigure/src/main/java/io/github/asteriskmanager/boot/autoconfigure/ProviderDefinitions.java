package io.github.asteriskmanager.boot.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

import io.github.asteriskmanager.ActionPolicy;
import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.InvalidOptionException;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.TlsOptions;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Provider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.unit.DataSize;

/**
 * Makes provider definitions of properties.
 */
final class ProviderDefinitions {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

	private final ObjectProvider<ManagerOptionsCustomizer> customizers;

	private final ObjectProvider<SslBundles> sslBundles;

	private final boolean virtualThreads;

	/**
	 * Options are compared to find out what changed, so the same bundle gives the same.
	 */
	private final Map<SslBundle, SSLContext> sslContexts = new ConcurrentHashMap<>();

	ProviderDefinitions(ObjectProvider<ManagerOptionsCustomizer> customizers, ObjectProvider<SslBundles> sslBundles,
			boolean virtualThreads) {
		this.customizers = customizers;
		this.sslBundles = sslBundles;
		this.virtualThreads = virtualThreads;
	}

	/**
	 * Makes the definition of every provider.
	 * @param properties the properties
	 * @return the definitions in configured order
	 * @throws InvalidProviderException if a provider cannot be used as configured
	 */
	List<ProviderDefinition> from(AsteriskManagerProperties properties) {
		List<Provider> providers = properties.getProviders();
		return IntStream.range(0, providers.size()).mapToObj((i) -> definition(i, providers.get(i))).toList();
	}

	private ProviderDefinition definition(int index, Provider provider) {
		try {
			ManagerOptions.Builder options = options(provider);
			this.customizers.orderedStream()
				.forEach((customizer) -> customizer.customize(provider.getTitle(), options));
			ManagerOptions checked = options.title(provider.getTitle()).build();
			// asked last, for a customizer may take it from a vault
			required(checked.getPassword(), "password");
			return new ProviderDefinition(checked, provider.isEnabled());
		}
		catch (InvalidOptionException ex) {
			throw new InvalidProviderException(index, provider.getTitle(), ex);
		}
	}

	private ManagerOptions.Builder options(Provider provider) {
		ManagerOptions.Builder options = ManagerOptions.builder();
		PropertyMapper map = PropertyMapper.get();
		options.address(required(provider.getAddress(), "address"));
		options.username(required(provider.getUsername(), "username"));
		map.from(provider::getPort).to(options::port);
		map.from(provider::getPassword).to(options::password);
		map.from(provider::isKeepAlive).to(options::keepAlive);
		map.from(provider::getEventMask).as(EventMask::of).to(options::eventMask);
		map.from(provider::getFilters).to(options::filters);
		map.from(provider::getAuthentication).to(options::authentication);
		map.from(provider::getEncoding).to(options::encoding);
		map.from(provider::isForceIpv4).to(options::forceIpv4);
		map.from(provider::getConnectTimeout).to(options::connectTimeout);
		map.from(provider::getLoginTimeout).to(options::loginTimeout);
		map.from(provider::getActionTimeout).to(options::actionTimeout);
		map.from(provider::getSsl).as(this::tls).to(options::tls);
		map.from(provider::getPing)
			.as((ping) -> new PingPolicy(ping.getInterval(), ping.getTimeout()))
			.to(options::ping);
		map.from(provider::getReconnect).as(ProviderDefinitions::reconnect).to(options::reconnect);
		map.from(provider::getInitialRetry).as(ProviderDefinitions::initialRetry).to(options::initialRetry);
		map.from(provider::getQueue).as(ProviderDefinitions::queue).to(options::queue);
		map.from(provider::getActions).as(ProviderDefinitions::actions).to(options::actions);
		map.from(provider::getResync).as(LinkedHashSet::new).to(options::resync);
		map.from(provider::getLimits).as(ProviderDefinitions::limits).to(options::limits);
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

	private @Nullable TlsOptions tls(ProviderSettings.Ssl ssl) {
		boolean enabled = (ssl.getEnabled() != null) ? ssl.getEnabled() : ssl.getBundle() != null;
		if (!enabled) {
			return null;
		}
		String name = ssl.getBundle();
		SSLContext context = (name != null)
				? this.sslContexts.computeIfAbsent(bundle(name), (bundle) -> context(name, bundle))
				: TlsOptions.systemDefault().context();
		return new TlsOptions(context, ssl.isVerifyHostname());
	}

	private static SSLContext context(String name, SslBundle bundle) {
		try {
			return bundle.createSslContext();
		}
		catch (RuntimeException ex) {
			throw new InvalidOptionException("ssl.bundle", "names '" + name + "', which cannot be used: "
					+ NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

	private SslBundle bundle(String name) {
		SslBundles bundles = this.sslBundles.getIfAvailable(DefaultSslBundleRegistry::new);
		try {
			return bundles.getBundle(name);
		}
		catch (NoSuchSslBundleException ex) {
			List<String> names = bundles.getBundleNames();
			throw new InvalidOptionException("ssl.bundle", "names '" + name + "', which is no SSL bundle; there is "
					+ ((names.isEmpty()) ? "none" : String.join(", ", names)));
		}
	}

}
