package io.github.asteriskmanager;

/**
 * An action cannot be sent as it is: a required parameter is missing, a value holds a
 * line break, or it exceeds what Asterisk takes. Nothing was sent.
 */
public final class InvalidActionException extends ManagerException {

	public InvalidActionException(String action, String message) {
		super(null, action + " cannot be sent: " + message, null);
	}

}
