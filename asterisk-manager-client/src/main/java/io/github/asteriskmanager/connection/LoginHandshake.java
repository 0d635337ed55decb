package io.github.asteriskmanager.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

import io.github.asteriskmanager.Authentication;
import io.github.asteriskmanager.AuthenticationFailedException;
import io.github.asteriskmanager.ConnectFailedException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.action.GenericAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.ProtocolException;
import io.github.asteriskmanager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the banner to the accepted login, in order and within one deadline.
 */
final class LoginHandshake {

	private static final Logger logger = LoggerFactory.getLogger(LoginHandshake.class);

	private final ManagerOptions options;

	private final EventMask mask;

	private final boolean filtered;

	private final boolean again;

	private final @Nullable AutomaticMask automatic;

	/** For a persistent connection: the configured mask and filters. */
	static LoginHandshake persistent(ManagerOptions options, boolean again, @Nullable AutomaticMask automatic) {
		EventMask mask = (automatic != null) ? automatic.login() : options.getEventMask();
		return new LoginHandshake(options, mask, true, again, automatic);
	}

	/** For a quick operation: no events. */
	static LoginHandshake quick(ManagerOptions options) {
		return new LoginHandshake(options, EventMask.none(), false, false, null);
	}

	private LoginHandshake(ManagerOptions options, EventMask mask, boolean filtered, boolean again,
			@Nullable AutomaticMask automatic) {
		this.options = options;
		this.mask = mask;
		this.filtered = filtered;
		this.again = again;
		this.automatic = automatic;
	}

	/**
	 * Waits for the banner and logs in.
	 * @param greeted called when the banner has come
	 * @return the AMI version of the banner, or {@code null} if it has none
	 */
	@Nullable String perform(Session session, Inbound inbound, Runnable greeted) {
		Exchange exchange = new Exchange(session, inbound,
				System.nanoTime() + this.options.getLoginTimeout().toNanos());
		try {
			String banner = exchange.banner().value(0);
			greeted.run();
			login(exchange);
			if (this.filtered) {
				this.options.getFilters().forEach((filter) -> addFilter(exchange, filter));
				addFilters(exchange, this.automatic);
			}
			if (this.again) {
				// how long Asterisk has been running is told before this is answered
				exchange.ask(ManagerAction.of("Ping"));
			}
			return version(banner);
		}
		catch (ProtocolException ex) {
			Ending ending = inbound.violation(ex);
			throw failed(ending.reason(), ending.message(), ex);
		}
	}

	private static @Nullable String version(String banner) {
		int slash = banner.indexOf('/');
		String version = banner.substring(slash + 1).strip();
		return (slash < 0 || version.isEmpty()) ? null : version;
	}

	private void login(Exchange exchange) {
		GenericAction login = ManagerAction.of("Login").with("Username", this.options.getUsername());
		if (this.options.getAuthentication() == Authentication.CHALLENGE) {
			ManagerResponse answer = exchange.ask(ManagerAction.of("Challenge").with("AuthType", "MD5"));
			String challenge = answer.header("Challenge");
			if (!answer.isSuccess() || challenge == null) {
				throw refused("Challenge", answer);
			}
			login = login.with("AuthType", "MD5").with("Key", key(challenge));
		}
		else {
			login = login.with("Secret", this.options.getPassword());
		}
		ManagerResponse answer = exchange.ask(login.with("Events", this.mask.toWireValue()));
		if (!answer.isSuccess()) {
			throw refused("Login", answer);
		}
	}

	private String key(String challenge) {
		byte[] password = this.options.getPassword().getBytes(this.options.getEncoding());
		try {
			MessageDigest digest = MessageDigest.getInstance("MD5");
			digest.update(challenge.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest(password));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no MD5, which AMI's challenge login needs; "
					+ "set 'authentication' to plain and use TLS", ex);
		}
		finally {
			Arrays.fill(password, (byte) 0);
		}
	}

	private ConnectFailedException refused(String action, ManagerResponse answer) {
		String remark = (answer.getMessage() != null) ? answer.getMessage() : answer.getResponse();
		String text = remark.toLowerCase(Locale.ROOT);
		String who = "user '" + this.options.getUsername() + "' at " + this.options.getAddress() + ":"
				+ this.options.getPort();
		if (text.contains("authentication failed")) {
			return new AuthenticationFailedException(this.options.getTitle(), DisconnectReason.AUTHENTICATION_FAILED,
					"Asterisk refuses " + who + "; check user name and secret, and 'permit', 'deny' and 'acl' of the "
							+ "user in manager.conf");
		}
		if (text.contains("already in use")) {
			return failed(DisconnectReason.LOGIN_ALREADY_IN_USE, "Asterisk refuses a second login of " + who
					+ "; set 'allowmultiplelogin=yes' in manager.conf or use one user for each client", null);
		}
		if (text.contains("shutting down")) {
			return failed(DisconnectReason.SERVER_SHUTDOWN, "Asterisk is shutting down", null);
		}
		if (text.contains("permission denied")) {
			return failed(DisconnectReason.PERMISSION_DENIED, "Asterisk denies " + who + " the " + action
					+ "; check 'read' and 'write' of the user in manager.conf", null);
		}
		return failed(DisconnectReason.LOGIN_REFUSED, "Asterisk refuses the " + action + " of " + who + ": " + remark,
				null);
	}

	/** All of them or none, for the first shuts out what the others let pass. */
	private void addFilters(Exchange exchange, @Nullable AutomaticMask automatic) {
		// filters of the user's own may be meant to be the only ones that let pass
		if (automatic == null || !this.options.getFilters().isEmpty()) {
			return;
		}
		boolean added = false;
		for (GenericAction filter : automatic.filters()) {
			if (!exchange.ask(filter).isSuccess()) {
				logger.debug("[{}] Asterisk does not filter events by name; all of their classes come",
						this.options.getTitle());
				if (added) {
					exchange.ask(AutomaticMask.passingAnything());
				}
				return;
			}
			added = true;
		}
		if (added) {
			automatic.filtered();
		}
	}

	/** Without its filter a connection hears more, not less: worth a warning only. */
	private void addFilter(Exchange exchange, String filter) {
		GenericAction action = ManagerAction.of("Filter").with("Operation", "Add");
		int criteria = filter.matches("(name|header|action|method)\\(.*") ? filter.lastIndexOf(')') + 1 : 0;
		if (criteria > 0) {
			String rest = filter.substring(criteria);
			action = action.with("MatchCriteria", filter.substring(0, criteria))
				.with("Filter", rest.startsWith("=") ? rest.substring(1) : rest);
		}
		else {
			action = action.with("Filter", filter);
		}
		ManagerResponse answer = exchange.ask(action);
		if (!answer.isSuccess()) {
			logger.warn("[{}] Asterisk does not add the filter '{}': {}; it needs the 'system' class in 'write' of the "
					+ "user in manager.conf", this.options.getTitle(), filter, answer.getMessage());
		}
	}

	private ConnectFailedException failed(DisconnectReason reason, String message, @Nullable Throwable cause) {
		return new ConnectFailedException(this.options.getTitle(), reason, message, cause);
	}

	/** Asks and waits, against the one deadline. */
	private final class Exchange {

		private final Session session;

		private final Inbound inbound;

		private final long deadlineNanos;

		Exchange(Session session, Inbound inbound, long deadlineNanos) {
			this.session = session;
			this.inbound = inbound;
			this.deadlineNanos = deadlineNanos;
		}

		AmiMessage banner() {
			AmiMessage banner = await("sent no AMI banner; is this the AMI port, and without TLS?");
			if (banner == null) {
				throw failed(DisconnectReason.CLOSED_BEFORE_BANNER, where()
						+ " closed the connection before its banner; Asterisk does so when 'authlimit' of manager.conf "
						+ "is exhausted, an access list refuses the address, or it is restarting", null);
			}
			return banner;
		}

		ManagerResponse ask(ManagerAction<?> action) {
			String id;
			try {
				id = this.session.write(action);
			}
			catch (IOException ex) {
				throw failed(DisconnectReason.CONNECTION_BROKEN, "The connection broke before " + action.getName(), ex);
			}
			while (true) {
				AmiMessage message = await("did not answer " + action.getName());
				if (message == null) {
					throw failed(DisconnectReason.CLOSED_BY_SERVER,
							where() + " closed the connection instead of answering " + action.getName(), null);
				}
				if (id.equals(message.header("ActionID"))) {
					return new ManagerResponse(message);
				}
			}
		}

		private @Nullable AmiMessage await(String onTimeout) {
			try {
				return this.inbound.await(this.deadlineNanos);
			}
			catch (SocketTimeoutException ex) {
				throw failed(DisconnectReason.LOGIN_TIMEOUT, where() + " " + onTimeout + " within the login timeout of "
						+ LoginHandshake.this.options.getLoginTimeout(), ex);
			}
			catch (IOException ex) {
				throw failed(DisconnectReason.CONNECTION_BROKEN, "The connection broke: " + ex.getMessage(), ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw failed(DisconnectReason.STOPPED, "Interrupted during login", ex);
			}
		}

		private String where() {
			return LoginHandshake.this.options.getAddress() + ":" + LoginHandshake.this.options.getPort();
		}

	}

}
