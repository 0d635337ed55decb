package io.github.asteriskmanager;

/**
 * Why a connection could not be made, or ended.
 */
public enum DisconnectReason {

	/** This side closed it: stop, close, or the end of a quick operation. */
	STOPPED,

	/** The address does not resolve to a host. */
	UNKNOWN_HOST,

	/** Nothing listens at the address, or a firewall says so. */
	REFUSED,

	/** The host cannot be reached, or did not answer within the connect timeout. */
	UNREACHABLE,

	/** The TLS handshake failed: certificate, host name, or a port that speaks no TLS. */
	TLS_FAILED,

	/**
	 * The server closed the connection before its banner, as Asterisk does when
	 * {@code authlimit} is exhausted, an access list refuses the address, or it is
	 * restarting.
	 */
	CLOSED_BEFORE_BANNER,

	/** The server accepted the connection but said nothing in time. */
	LOGIN_TIMEOUT,

	/** Asterisk refused the user name or the secret. */
	AUTHENTICATION_FAILED,

	/**
	 * The user is logged in elsewhere and {@code allowmultiplelogin} is off.
	 */
	LOGIN_ALREADY_IN_USE,

	/** Asterisk knows the user but does not let it log in. */
	PERMISSION_DENIED,

	/** Asterisk refused the login for another reason. */
	LOGIN_REFUSED,

	/** Asterisk announced its shutdown. */
	SERVER_SHUTDOWN,

	/** The server closed the connection. */
	CLOSED_BY_SERVER,

	/**
	 * The server closed the connection in the middle of a message, as Asterisk does
	 * without a word when a client reads too slowly for its {@code writetimeout}.
	 */
	SLOW_CONSUMER_SUSPECTED,

	/** The connection broke. */
	CONNECTION_BROKEN,

	/** Nothing was heard for longer than ping interval and timeout together. */
	HEARTBEAT_TIMEOUT,

	/** The server sent what is no AMI, or more than the limits allow. */
	PROTOCOL_VIOLATION,

	/** The event queue was full and the policy is to disconnect. */
	QUEUE_OVERFLOW

}
