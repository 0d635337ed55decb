package io.github.asteriskmanager;

import org.jspecify.annotations.Nullable;

/**
 * What every failure of this client is. The message says what happened, to which
 * provider, and where possible what to change; it never holds a secret.
 */
public class ManagerException extends RuntimeException {

	private final @Nullable String provider;

	private final String description;

	/**
	 * Creates the exception.
	 * @param provider title of the provider it happened to, or {@code null} if to none
	 * @param description what happened, without the provider
	 * @param cause the cause, or {@code null}
	 */
	public ManagerException(@Nullable String provider, String description, @Nullable Throwable cause) {
		super((provider != null) ? "[" + provider + "] " + description : description, cause);
		this.provider = provider;
		this.description = description;
	}

	/**
	 * Title of the provider it happened to.
	 * @return the title, or {@code null} if it concerns none
	 */
	public final @Nullable String getProvider() {
		return this.provider;
	}

	/**
	 * What happened, without the provider.
	 * @return the message in words
	 */
	public final String getDescription() {
		return this.description;
	}

}
