package io.github.asteriskmanager.boot.autoconfigure;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.Authentication;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.Resync;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * What can be configured of a provider, for one or as a default for all.
 *
 * @see ManagerOptions
 */
@ConfigurationPropertiesSource
public class ProviderSettings {

	/**
	 * Whether the provider connects. If not, its bean exists but takes no actions.
	 */
	private boolean enabled = true;

	/**
	 * Host name or IP address of the Asterisk server.
	 */
	private @Nullable String address;

	/**
	 * Port of the manager interface. Unless set, the usual one with or without TLS.
	 */
	private @Nullable Integer port;

	/**
	 * Name of the manager user to log in as.
	 */
	private @Nullable String username;

	/**
	 * Secret of the manager user.
	 */
	private @Nullable String password;

	/**
	 * Whether to keep a connection and receive events. If not, each action makes a
	 * connection of its own.
	 */
	private boolean keepAlive = true;

	/**
	 * Comma-separated list of event classes to receive, such as 'call' or 'agent', or the
	 * single word 'all' or 'none'.
	 */
	private List<String> eventMask = new ArrayList<>(List.of("all"));

	/**
	 * Comma-separated list of event filters to add after each login, as the 'Filter'
	 * action of Asterisk takes them.
	 */
	private List<String> filters = new ArrayList<>();

	/**
	 * Way to prove the secret at login.
	 */
	private Authentication authentication = Authentication.CHALLENGE;

	/**
	 * Character encoding of the server.
	 */
	private Charset encoding = StandardCharsets.UTF_8;

	/**
	 * Whether to try only IPv4 addresses of the host.
	 */
	private boolean forceIpv4 = false;

	/**
	 * Time to wait for the socket to open, for each address of the host.
	 */
	private Duration connectTimeout = Duration.ofSeconds(10);

	/**
	 * Time to wait from the open socket to the accepted login.
	 */
	private Duration loginTimeout = Duration.ofSeconds(10);

	/**
	 * Time to wait for the answer to an action, or between two items of a list.
	 */
	private Duration actionTimeout = Duration.ofSeconds(10);

	private final Ssl ssl = new Ssl();

	private final Ping ping = new Ping();

	@NestedConfigurationProperty
	private final ReconnectSettings reconnect = new ReconnectSettings();

	@NestedConfigurationProperty
	private final InitialRetrySettings initialRetry = new InitialRetrySettings();

	private final Queue queue = new Queue();

	private final Limits limits = new Limits();

	@NestedConfigurationProperty
	private final ActionSettings actions = new ActionSettings();

	/**
	 * Comma-separated list of what to fetch anew after an outage.
	 */
	private List<Resync> resync = new ArrayList<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getAddress() {
		return this.address;
	}

	public void setAddress(@Nullable String address) {
		this.address = address;
	}

	public @Nullable Integer getPort() {
		return this.port;
	}

	public void setPort(@Nullable Integer port) {
		this.port = port;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	public boolean isKeepAlive() {
		return this.keepAlive;
	}

	public void setKeepAlive(boolean keepAlive) {
		this.keepAlive = keepAlive;
	}

	public List<String> getEventMask() {
		return this.eventMask;
	}

	public void setEventMask(List<String> eventMask) {
		this.eventMask = eventMask;
	}

	public List<String> getFilters() {
		return this.filters;
	}

	public void setFilters(List<String> filters) {
		this.filters = filters;
	}

	public Authentication getAuthentication() {
		return this.authentication;
	}

	public void setAuthentication(Authentication authentication) {
		this.authentication = authentication;
	}

	public Charset getEncoding() {
		return this.encoding;
	}

	public void setEncoding(Charset encoding) {
		this.encoding = encoding;
	}

	public boolean isForceIpv4() {
		return this.forceIpv4;
	}

	public void setForceIpv4(boolean forceIpv4) {
		this.forceIpv4 = forceIpv4;
	}

	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public Duration getLoginTimeout() {
		return this.loginTimeout;
	}

	public void setLoginTimeout(Duration loginTimeout) {
		this.loginTimeout = loginTimeout;
	}

	public Duration getActionTimeout() {
		return this.actionTimeout;
	}

	public void setActionTimeout(Duration actionTimeout) {
		this.actionTimeout = actionTimeout;
	}

	public Ssl getSsl() {
		return this.ssl;
	}

	public Ping getPing() {
		return this.ping;
	}

	public ReconnectSettings getReconnect() {
		return this.reconnect;
	}

	public InitialRetrySettings getInitialRetry() {
		return this.initialRetry;
	}

	public Queue getQueue() {
		return this.queue;
	}

	public ActionSettings getActions() {
		return this.actions;
	}

	public List<Resync> getResync() {
		return this.resync;
	}

	public void setResync(List<Resync> resync) {
		this.resync = resync;
	}

	public Limits getLimits() {
		return this.limits;
	}

	/**
	 * TLS of the connection.
	 */
	public static class Ssl {

		/**
		 * Whether to use TLS. Enabled if a bundle is given unless set.
		 */
		private @Nullable Boolean enabled;

		/**
		 * Name of the SSL bundle with keys and trust. Unless set, the Java runtime's own
		 * trust is used.
		 */
		private @Nullable String bundle;

		/**
		 * Whether the certificate of the server must be issued for the configured
		 * address.
		 */
		private boolean verifyHostname = true;

		public @Nullable Boolean getEnabled() {
			return this.enabled;
		}

		public void setEnabled(@Nullable Boolean enabled) {
			this.enabled = enabled;
		}

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

		public boolean isVerifyHostname() {
			return this.verifyHostname;
		}

		public void setVerifyHostname(boolean verifyHostname) {
			this.verifyHostname = verifyHostname;
		}

	}

	/**
	 * Heartbeat of the connection.
	 */
	public static class Ping {

		/**
		 * Silence after which the server is pinged. Zero switches the heartbeat off.
		 */
		private Duration interval = Duration.ofSeconds(30);

		/**
		 * Time after the ping in which anything must be heard before the connection is
		 * given up.
		 */
		private Duration timeout = Duration.ofSeconds(10);

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

	}

	/**
	 * Queue of events that wait for listeners.
	 */
	public static class Queue {

		/**
		 * Number of events that may wait for listeners.
		 */
		private int capacity = 10000;

		/**
		 * What happens to events when the queue is full.
		 */
		private OverflowPolicy overflow = OverflowPolicy.DROP_OLDEST;

		/**
		 * Comma-separated list of events to drop only when nothing else is left to drop.
		 * Unless set, those about the life of channels, bridges and queue callers, and
		 * about security.
		 */
		private @Nullable List<String> keep;

		public @Nullable List<String> getKeep() {
			return this.keep;
		}

		public void setKeep(@Nullable List<String> keep) {
			this.keep = keep;
		}

		public int getCapacity() {
			return this.capacity;
		}

		public void setCapacity(int capacity) {
			this.capacity = capacity;
		}

		public OverflowPolicy getOverflow() {
			return this.overflow;
		}

		public void setOverflow(OverflowPolicy overflow) {
			this.overflow = overflow;
		}

	}

	/**
	 * Limits on what the server may send in one piece.
	 */
	public static class Limits {

		/**
		 * Largest event; a larger one closes the connection.
		 */
		private DataSize eventSize = DataSize.ofKilobytes(64);

		/**
		 * Largest answer; a larger one closes the connection.
		 */
		private DataSize answerSize = DataSize.ofMegabytes(8);

		/**
		 * Longest header line of an event.
		 */
		private DataSize lineLength = DataSize.ofKilobytes(32);

		/**
		 * Largest number of headers of an event.
		 */
		private int headers = 1000;

		/**
		 * Largest number of items of a list that answers an action.
		 */
		private int listItems = 1000000;

		public int getListItems() {
			return this.listItems;
		}

		public void setListItems(int listItems) {
			this.listItems = listItems;
		}

		public DataSize getEventSize() {
			return this.eventSize;
		}

		public void setEventSize(DataSize eventSize) {
			this.eventSize = eventSize;
		}

		public DataSize getAnswerSize() {
			return this.answerSize;
		}

		public void setAnswerSize(DataSize answerSize) {
			this.answerSize = answerSize;
		}

		public DataSize getLineLength() {
			return this.lineLength;
		}

		public void setLineLength(DataSize lineLength) {
			this.lineLength = lineLength;
		}

		public int getHeaders() {
			return this.headers;
		}

		public void setHeaders(int headers) {
			this.headers = headers;
		}

	}

}
