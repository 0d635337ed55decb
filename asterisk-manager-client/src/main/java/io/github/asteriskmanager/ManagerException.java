package io.github.asteriskmanager;

import org.jspecify.annotations.Nullable;

/**
 * What every failure of this client is. The message says what happened, to which
 * provider, and where possible what to change; it never holds a secret.
 */
public class ManagerException extends RuntimeException {

	private final String provider;

	/**
	 * Creates the exception.
	 * @param provider title of the provider it happened to
	 * @param message what happened, without the provider
	 * @param cause the cause, or {@code null}
	 */
	public ManagerException(String provider, String message, @Nullable Throwable cause) {
		super("[" + provider + "] " + message, cause);
		this.provider = provider;
	}

	/**
	 * Title of the provider it happened to.
	 * @return the title
	 */
	public final String getProvider() {
		return this.provider;
	}

}
