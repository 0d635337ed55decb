package io.github.asteriskmanager;

/**
 * An action was asked for while there was no connection; nothing was sent.
 */
public final class NotConnectedException extends ManagerException {

	public NotConnectedException(String provider, String message) {
		super(provider, message, null);
	}

}
