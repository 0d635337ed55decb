package io.github.asteriskmanager;

import org.jspecify.annotations.Nullable;

/**
 * The connection ended before the answer was complete.
 */
public final class ConnectionLostException extends ManagerException {

	private final DisconnectReason reason;

	private final boolean sent;

	public ConnectionLostException(String provider, DisconnectReason reason, boolean sent, String message,
			@Nullable Throwable cause) {
		super(provider, message, cause);
		this.reason = reason;
		this.sent = sent;
	}

	/**
	 * Why the connection ended.
	 * @return the reason
	 */
	public DisconnectReason getReason() {
		return this.reason;
	}

	/**
	 * Whether the action may have reached Asterisk. If so its outcome is unknown: a call
	 * may have been placed, so do not repeat it blindly.
	 * @return {@code false} if nothing of it was sent
	 */
	public boolean wasSent() {
		return this.sent;
	}

}
