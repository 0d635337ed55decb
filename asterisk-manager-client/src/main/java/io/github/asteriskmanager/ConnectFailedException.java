package io.github.asteriskmanager;

import org.jspecify.annotations.Nullable;

/**
 * No connection could be made, or it ended before the login was answered.
 */
public class ConnectFailedException extends ManagerException {

	private final DisconnectReason reason;

	public ConnectFailedException(String provider, DisconnectReason reason, String message, @Nullable Throwable cause) {
		super(provider, message, cause);
		this.reason = reason;
	}

	/**
	 * The class of the failure.
	 * @return the reason
	 */
	public final DisconnectReason getReason() {
		return this.reason;
	}

}
