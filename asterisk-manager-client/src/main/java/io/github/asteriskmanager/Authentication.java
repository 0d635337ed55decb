package io.github.asteriskmanager;

/**
 * How the secret is proved to Asterisk at login.
 */
public enum Authentication {

	/**
	 * MD5 of a challenge: the secret does not cross the wire. Never falls back to
	 * {@link #PLAIN}.
	 */
	CHALLENGE,

	/** The secret itself is sent; use it over TLS only. */
	PLAIN

}
