package io.github.asteriskmanager;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLContext;

/**
 * TLS of a connection: what is trusted and presented, and whether the certificate must
 * name the host.
 *
 * @param context keys and trust
 * @param verifyHostname whether the server's certificate must be issued for the
 * configured address
 * @param protocols the protocols to offer, such as {@code TLSv1.3}; those of the Java
 * runtime if empty
 * @param ciphers the cipher suites to offer; those of the Java runtime if empty
 */
public record TlsOptions(SSLContext context, boolean verifyHostname, List<String> protocols, List<String> ciphers) {

	public TlsOptions {
		Objects.requireNonNull(context, "'context' must not be null");
		protocols = List.copyOf(protocols);
		ciphers = List.copyOf(ciphers);
	}

	/**
	 * With the protocols and cipher suites of the Java runtime.
	 * @param context keys and trust
	 * @param verifyHostname whether the server's certificate must be issued for the
	 * configured address
	 */
	public TlsOptions(SSLContext context, boolean verifyHostname) {
		this(context, verifyHostname, List.of(), List.of());
	}

	/**
	 * The Java runtime's own trust, with the host name verified.
	 * @return the options
	 */
	public static TlsOptions systemDefault() {
		try {
			return new TlsOptions(SSLContext.getDefault(), true);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("The Java runtime has no default TLS context", ex);
		}
	}

}
