package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where Asterisk servers are and who logs in, in place of what the properties say.
 * <p>
 * There may be any number of beans of this type, each for any number of servers: from
 * Testcontainers, from Docker Compose, or the application's own. A server belongs to the
 * provider that has its title; if none has, it becomes a provider of its own, otherwise
 * configured by {@code asterisk.manager.defaults}. A server without a title belongs to
 * the only provider there is. Without other beans, the one there is tells what the
 * properties say.
 */
public interface AsteriskManagerConnectionDetails extends ConnectionDetails {

	/**
	 * The servers.
	 * @return servers whose titles differ
	 */
	List<Server> getServers();

	/**
	 * One Asterisk server. What is {@code null} is left to the properties, but for TLS:
	 * without a bundle there is none.
	 *
	 * @param title title of its provider, or {@code null} for the only one
	 * @param host host name or IP address
	 * @param port port of the manager interface; the one with TLS if there is a bundle
	 * @param username manager user, or {@code null}
	 * @param password secret of the manager user, or {@code null}; never shown
	 * @param sslBundle keys and trust for TLS, or {@code null} to connect without
	 */
	record Server(@Nullable String title, String host, int port, @Nullable String username, @Nullable String password,
			@Nullable SslBundle sslBundle) {

		@Override
		public String toString() {
			return "Server[" + this.title + ": " + this.username + "@" + this.host + ":" + this.port
					+ ((this.sslBundle != null) ? " TLS]" : "]");
		}

	}

}
