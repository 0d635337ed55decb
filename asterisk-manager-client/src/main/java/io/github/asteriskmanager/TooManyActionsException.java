package io.github.asteriskmanager;

/**
 * An action was asked for while too many others waited for their answers; nothing was
 * sent.
 */
public final class TooManyActionsException extends ManagerException {

	public TooManyActionsException(String provider, String action, int limit) {
		super(provider, action + " was not sent: " + limit
				+ " actions wait for their answers already; slow down, or raise 'actions.max-pending'", null);
	}

}
