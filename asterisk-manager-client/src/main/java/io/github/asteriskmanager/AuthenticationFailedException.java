package io.github.asteriskmanager;

/**
 * Asterisk refused the login. It says the same for an unknown user, a wrong secret and an
 * address its access list does not permit.
 */
public final class AuthenticationFailedException extends ConnectFailedException {

	public AuthenticationFailedException(String provider, DisconnectReason reason, String message) {
		super(provider, reason, message, null);
	}

}
