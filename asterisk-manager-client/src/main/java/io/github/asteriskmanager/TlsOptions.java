package io.github.asteriskmanager;

import java.security.NoSuchAlgorithmException;
import java.util.Objects;

import javax.net.ssl.SSLContext;

/**
 * TLS of a connection: what is trusted and presented, and whether the certificate must
 * name the host.
 *
 * @param context keys and trust
 * @param verifyHostname whether the server's certificate must be issued for the
 * configured address
 */
public record TlsOptions(SSLContext context, boolean verifyHostname) {

	public TlsOptions {
		Objects.requireNonNull(context, "'context' must not be null");
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
