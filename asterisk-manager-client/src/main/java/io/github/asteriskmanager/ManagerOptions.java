package io.github.asteriskmanager;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Everything a provider needs to know about one Asterisk server.
 * <p>
 * Immutable, compared by value, and checked when built: a wrong value is an
 * {@link InvalidOptionException} that names the option. {@link #toString()} does not show
 * the password.
 */
public final class ManagerOptions {

	/** Port of AMI over TCP. */
	public static final int DEFAULT_PORT = 5038;

	/** Port of AMI over TLS. */
	public static final int DEFAULT_TLS_PORT = 5039;

	private final Builder values;

	private ManagerOptions(Builder values) {
		this.values = values;
	}

	/**
	 * Starts with the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Starts with these options.
	 * @return a builder
	 */
	public Builder toBuilder() {
		return this.values.copy();
	}

	/** Unique name of the provider: in logs, events, health and metrics. */
	public String getTitle() {
		return this.values.title;
	}

	/** Host name or IP address of the server. */
	public String getAddress() {
		return this.values.address;
	}

	/** TCP port; unless set 5038, or 5039 with TLS. */
	public int getPort() {
		return this.values.port;
	}

	/** Manager user. */
	public String getUsername() {
		return this.values.username;
	}

	/** Secret of the manager user; never shown. */
	public String getPassword() {
		return this.values.password;
	}

	/**
	 * Whether {@link ManagerProvider#start()} keeps a connection. If not, each action
	 * makes its own.
	 */
	public boolean isKeepAlive() {
		return this.values.keepAlive;
	}

	/** Events the persistent connection asks for. */
	public EventMask getEventMask() {
		return this.values.eventMask;
	}

	/** Filters added after every login of the persistent connection. */
	public List<String> getFilters() {
		return this.values.filters;
	}

	/** How the secret is proved. */
	public Authentication getAuthentication() {
		return this.values.authentication;
	}

	/** Character encoding of the server. */
	public Charset getEncoding() {
		return this.values.encoding;
	}

	/** Whether only IPv4 addresses of the host are tried. */
	public boolean isForceIpv4() {
		return this.values.forceIpv4;
	}

	/** TLS, or {@code null} for plain TCP. */
	public @Nullable TlsOptions getTls() {
		return this.values.tls;
	}

	/** Longest wait for the socket, for each address of the host. */
	public Duration getConnectTimeout() {
		return this.values.connectTimeout;
	}

	/**
	 * Longest wait from the open socket to the accepted login. Asterisk delays a refusal
	 * by a second.
	 */
	public Duration getLoginTimeout() {
		return this.values.loginTimeout;
	}

	/** Longest wait for an answer, or between two items of a list answer. */
	public Duration getActionTimeout() {
		return this.values.actionTimeout;
	}

	/** Heartbeat. */
	public PingPolicy getPing() {
		return this.values.ping;
	}

	/** Attempts after a lost connection. */
	public ReconnectPolicy getReconnect() {
		return this.values.reconnect;
	}

	/** Attempts until the first login. */
	public InitialRetryPolicy getInitialRetry() {
		return this.values.initialRetry;
	}

	/** Queue of events waiting for listeners. */
	public QueuePolicy getQueue() {
		return this.values.queue;
	}

	/** Limits on what the server sends. */
	public MessageLimits getLimits() {
		return this.values.limits;
	}

	/** What is fetched anew after an outage. */
	public Set<Resync> getResync() {
		return this.values.resync;
	}

	/** Limits on actions. */
	public ActionPolicy getActions() {
		return this.values.actions;
	}

	/** How events are handed to listeners. */
	public DispatchPolicy getDispatch() {
		return this.values.dispatch;
	}

	/** What the application puts into the provider. */
	public ProviderExtensions getExtensions() {
		return this.values.extensions;
	}

	/**
	 * Whether threads are virtual where the Java runtime has them (21 and later). A
	 * thousand providers then need no thousand threads, but each answer takes twice as
	 * long to be noticed.
	 */
	public boolean isVirtualThreads() {
		return this.values.virtualThreads;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ManagerOptions options && options.values.toList().equals(this.values.toList());
	}

	@Override
	public int hashCode() {
		return this.values.toList().hashCode();
	}

	@Override
	public String toString() {
		return "ManagerOptions[" + getTitle() + ": " + getUsername() + "@" + getAddress() + ":" + getPort()
				+ ((getTls() != null) ? " TLS" : "") + "]";
	}

	/**
	 * Collects options. Not thread-safe.
	 */
	public static final class Builder {

		private String title = "asterisk";

		private String address = "localhost";

		private int port = 0;

		private String username = "";

		private String password = "";

		private boolean keepAlive = true;

		private EventMask eventMask = EventMask.all();

		private List<String> filters = List.of();

		private Authentication authentication = Authentication.CHALLENGE;

		private Charset encoding = StandardCharsets.UTF_8;

		private boolean forceIpv4 = false;

		private @Nullable TlsOptions tls;

		private Duration connectTimeout = Duration.ofSeconds(10);

		private Duration loginTimeout = Duration.ofSeconds(10);

		private Duration actionTimeout = Duration.ofSeconds(10);

		private PingPolicy ping = PingPolicy.DEFAULT;

		private ReconnectPolicy reconnect = ReconnectPolicy.DEFAULT;

		private InitialRetryPolicy initialRetry = InitialRetryPolicy.DEFAULT;

		private QueuePolicy queue = QueuePolicy.DEFAULT;

		private MessageLimits limits = MessageLimits.DEFAULT;

		private Set<Resync> resync = Set.of();

		private ActionPolicy actions = ActionPolicy.DEFAULT;

		private DispatchPolicy dispatch = DispatchPolicy.DEFAULT;

		private ProviderExtensions extensions = ProviderExtensions.NONE;

		private boolean virtualThreads;

		private Builder() {
		}

		/** Sets {@link ManagerOptions#getTitle()}. */
		public Builder title(String title) {
			this.title = title;
			return this;
		}

		/** Sets {@link ManagerOptions#getAddress()}. */
		public Builder address(String address) {
			this.address = address;
			return this;
		}

		/** Sets {@link ManagerOptions#getPort()}. */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/** Sets {@link ManagerOptions#getUsername()}. */
		public Builder username(String username) {
			this.username = username;
			return this;
		}

		/** Sets {@link ManagerOptions#getPassword()}. */
		public Builder password(String password) {
			this.password = password;
			return this;
		}

		/** Sets {@link ManagerOptions#isKeepAlive()}. */
		public Builder keepAlive(boolean keepAlive) {
			this.keepAlive = keepAlive;
			return this;
		}

		/** Sets {@link ManagerOptions#getEventMask()}. */
		public Builder eventMask(EventMask eventMask) {
			this.eventMask = eventMask;
			return this;
		}

		/** Sets {@link ManagerOptions#getFilters()}. */
		public Builder filters(List<String> filters) {
			this.filters = List.copyOf(filters);
			return this;
		}

		/** Sets {@link ManagerOptions#getAuthentication()}. */
		public Builder authentication(Authentication authentication) {
			this.authentication = authentication;
			return this;
		}

		/** Sets {@link ManagerOptions#getEncoding()}. */
		public Builder encoding(Charset encoding) {
			this.encoding = encoding;
			return this;
		}

		/** Sets {@link ManagerOptions#isForceIpv4()}. */
		public Builder forceIpv4(boolean forceIpv4) {
			this.forceIpv4 = forceIpv4;
			return this;
		}

		/** Sets {@link ManagerOptions#getTls()}. */
		public Builder tls(@Nullable TlsOptions tls) {
			this.tls = tls;
			return this;
		}

		/** Sets {@link ManagerOptions#getConnectTimeout()}. */
		public Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/** Sets {@link ManagerOptions#getLoginTimeout()}. */
		public Builder loginTimeout(Duration loginTimeout) {
			this.loginTimeout = loginTimeout;
			return this;
		}

		/** Sets {@link ManagerOptions#getActionTimeout()}. */
		public Builder actionTimeout(Duration actionTimeout) {
			this.actionTimeout = actionTimeout;
			return this;
		}

		/** Sets {@link ManagerOptions#getPing()}. */
		public Builder ping(PingPolicy ping) {
			this.ping = ping;
			return this;
		}

		/** Sets {@link ManagerOptions#getReconnect()}. */
		public Builder reconnect(ReconnectPolicy reconnect) {
			this.reconnect = reconnect;
			return this;
		}

		/** Sets {@link ManagerOptions#getInitialRetry()}. */
		public Builder initialRetry(InitialRetryPolicy initialRetry) {
			this.initialRetry = initialRetry;
			return this;
		}

		/** Sets {@link ManagerOptions#getQueue()}. */
		public Builder queue(QueuePolicy queue) {
			this.queue = queue;
			return this;
		}

		/** Sets {@link ManagerOptions#getLimits()}. */
		public Builder limits(MessageLimits limits) {
			this.limits = limits;
			return this;
		}

		/** Sets {@link ManagerOptions#getResync()}. */
		public Builder resync(Set<Resync> resync) {
			this.resync = Set.copyOf(resync);
			return this;
		}

		/** Sets {@link ManagerOptions#getActions()}. */
		public Builder actions(ActionPolicy actions) {
			this.actions = actions;
			return this;
		}

		/** Sets {@link ManagerOptions#getDispatch()}. */
		public Builder dispatch(DispatchPolicy dispatch) {
			this.dispatch = dispatch;
			return this;
		}

		/** Changes {@link ManagerOptions#getExtensions()}. */
		public Builder extensions(UnaryOperator<ProviderExtensions> change) {
			this.extensions = change.apply(this.extensions);
			return this;
		}

		/** Sets {@link ManagerOptions#isVirtualThreads()}. */
		public Builder virtualThreads(boolean virtualThreads) {
			this.virtualThreads = virtualThreads;
			return this;
		}

		/**
		 * Checks and freezes the options.
		 * @return the options
		 * @throws InvalidOptionException if a value is missing or out of range
		 */
		public ManagerOptions build() {
			Builder checked = copy();
			Check.text(checked.title, "title");
			Check.host(checked.address, "address");
			Check.text(checked.username, "username");
			if (!checked.password.isEmpty()) {
				Check.text(checked.password, "password");
			}
			checked.filters.forEach((filter) -> Check.text(filter, "filters"));
			Check.positive(checked.connectTimeout, "connect-timeout");
			Check.positive(checked.loginTimeout, "login-timeout");
			Check.positive(checked.actionTimeout, "action-timeout");
			if (checked.port == 0) {
				checked.port = (checked.tls != null) ? DEFAULT_TLS_PORT : DEFAULT_PORT;
			}
			Check.between(checked.port, 1, 65535, "port");
			return new ManagerOptions(checked);
		}

		private Builder copy() {
			Builder copy = new Builder();
			copy.title = this.title;
			copy.address = this.address;
			copy.port = this.port;
			copy.username = this.username;
			copy.password = this.password;
			copy.keepAlive = this.keepAlive;
			copy.eventMask = this.eventMask;
			copy.filters = this.filters;
			copy.authentication = this.authentication;
			copy.encoding = this.encoding;
			copy.forceIpv4 = this.forceIpv4;
			copy.tls = this.tls;
			copy.connectTimeout = this.connectTimeout;
			copy.loginTimeout = this.loginTimeout;
			copy.actionTimeout = this.actionTimeout;
			copy.ping = this.ping;
			copy.reconnect = this.reconnect;
			copy.initialRetry = this.initialRetry;
			copy.queue = this.queue;
			copy.limits = this.limits;
			copy.resync = this.resync;
			copy.actions = this.actions;
			copy.dispatch = this.dispatch;
			copy.extensions = this.extensions;
			copy.virtualThreads = this.virtualThreads;
			return copy;
		}

		private List<Object> toList() {
			return List.of(this.title, this.address, this.port, this.username, this.password, this.keepAlive,
					this.eventMask, this.filters, this.authentication, this.encoding, this.forceIpv4,
					this.connectTimeout, this.loginTimeout, this.actionTimeout, this.ping, this.reconnect,
					this.initialRetry, this.queue, this.limits, this.resync, this.actions, this.virtualThreads,
					this.dispatch, this.extensions, Objects.requireNonNullElse(this.tls, ""));
		}

	}

}
