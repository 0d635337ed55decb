package io.github.asteriskmanager.test;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Describes an {@link AmiServer} to start.
 */
public final class AmiServerBuilder {

	private final Map<String, String> secrets = new LinkedHashMap<>();

	private int port;

	private String banner = "Asterisk Call Manager/11.0.0";

	private Duration authenticationDelay = Duration.ZERO;

	private Duration writeTimeout = Duration.ofSeconds(10);

	private boolean fullyBooted = true;

	private @Nullable SSLContext ssl;

	private boolean clientCertificate;

	AmiServerBuilder() {
	}

	/**
	 * Adds a user. Without any, there is {@code manager} with the secret {@code secret}.
	 * @param name the user's name
	 * @param secret the user's secret
	 * @return this builder
	 */
	public AmiServerBuilder user(String name, String secret) {
		this.secrets.put(name, secret);
		return this;
	}

	/**
	 * Sets the port.
	 * @param port the port, 0 for a free one
	 * @return this builder
	 */
	public AmiServerBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Sets the version of the protocol in the banner: 11.0.0, that of Asterisk 22, by
	 * default.
	 * @param version the version, such as {@code 5.0.4}
	 * @return this builder
	 */
	public AmiServerBuilder version(String version) {
		return banner("Asterisk Call Manager/" + version);
	}

	/**
	 * Sets the whole banner, as a proxy has another.
	 * @param banner the line without its end
	 * @return this builder
	 */
	public AmiServerBuilder banner(String banner) {
		this.banner = banner;
		return this;
	}

	/**
	 * Lets time pass before a login is refused: Asterisk takes one second, this server
	 * none by default.
	 * @param delay how long
	 * @return this builder
	 */
	public AmiServerBuilder authenticationDelay(Duration delay) {
		this.authenticationDelay = delay;
		return this;
	}

	/**
	 * Sets how long a peer may leave its connection full before it is closed, in the
	 * middle of a message. Asterisk's default is 100 milliseconds, the default here ten
	 * seconds.
	 * @param timeout how long
	 * @return this builder
	 */
	public AmiServerBuilder writeTimeout(Duration timeout) {
		this.writeTimeout = timeout;
		return this;
	}

	/**
	 * Sets whether {@code FullyBooted} follows a login, as it does unless Asterisk is
	 * still starting.
	 * @param fullyBooted whether it does
	 * @return this builder
	 */
	public AmiServerBuilder fullyBooted(boolean fullyBooted) {
		this.fullyBooted = fullyBooted;
		return this;
	}

	/**
	 * Makes the server speak TLS.
	 * @param context holds the certificate of the server
	 * @return this builder
	 */
	public AmiServerBuilder ssl(SSLContext context) {
		this.ssl = context;
		return this;
	}

	/**
	 * Makes the server refuse clients without a certificate that its {@link #ssl context}
	 * trusts.
	 * @return this builder
	 */
	public AmiServerBuilder needClientCertificate() {
		this.clientCertificate = true;
		return this;
	}

	/**
	 * Starts the server.
	 * @return the server, listening
	 * @throws UncheckedIOException when the port is taken
	 */
	public AmiServer start() {
		Map<String, String> users = this.secrets.isEmpty() ? Map.of("manager", "secret") : this.secrets;
		Settings settings = new Settings(this.banner, users, this.authenticationDelay, this.writeTimeout,
				this.fullyBooted, this.clientCertificate);
		AmiServer server = new AmiServer(settings, this.port, this.ssl);
		server.startListening();
		return server;
	}

}
