package io.github.asteriskmanager.test;

/**
 * A way in which an {@link AmiServer} misbehaves on one connection, and when. A fault
 * given to a connection that is already past that moment strikes at once. Ordered for
 * {@link AmiServer#faults()}.
 */
public enum Fault {

	/** Accepts the connection and closes it without a word, as a full server does. */
	CLOSE_BEFORE_BANNER(Stage.CONNECTED),

	/** Closes the connection after the banner. */
	CLOSE_AFTER_BANNER(Stage.GREETED),

	/** Closes the connection after the answer to a challenge. */
	CLOSE_AFTER_CHALLENGE(Stage.CHALLENGED),

	/** Accepts the login and closes the connection. */
	CLOSE_AFTER_LOGIN(Stage.LOGGED_IN),

	/**
	 * Writes one half of the first message after the login and closes the connection.
	 */
	CLOSE_MID_MESSAGE(Stage.LOGGED_IN),

	/** Reads, but never sends a byte. */
	SILENT_BEFORE_BANNER(Stage.CONNECTED),

	/** Reads, but sends nothing after the banner. */
	SILENT_AFTER_BANNER(Stage.GREETED),

	/** Reads, but sends nothing after the answer to a challenge. */
	SILENT_AFTER_CHALLENGE(Stage.CHALLENGED),

	/**
	 * Reads, but sends neither answers nor events after the login: to its peer the
	 * connection is half-open.
	 */
	SILENT_AFTER_LOGIN(Stage.LOGGED_IN),

	/** Reads and sends events, but no answers after the login. */
	NO_ANSWERS(Stage.LOGGED_IN),

	/**
	 * Sends events, but does not read after the login, so that what the peer writes piles
	 * up.
	 */
	NO_READING(Stage.LOGGED_IN),

	/** Sends everything one byte at a time, slowly. */
	DRIP(Stage.CONNECTED),

	/** Refuses every login, whatever the secret. */
	REFUSE_LOGIN(Stage.GREETED);

	private final Stage stage;

	Fault(Stage stage) {
		this.stage = stage;
	}

	Stage stage() {
		return this.stage;
	}

	/**
	 * How far a connection has come.
	 */
	enum Stage {

		CONNECTED, GREETED, CHALLENGED, LOGGED_IN

	}

}
