package io.github.asteriskmanager.fault;

/**
 * What a {@link Relay} does to a connection.
 */
enum Trouble {

	/** Both sides see the other close. */
	CUT,

	/** Both sides see a reset. */
	RESET,

	/** The client sees the end of the stream, but could still send. */
	END_TO_CLIENT,

	/** The server sees the end of the stream, but could still send. */
	END_TO_SERVER,

	/** What the server sends is swallowed from now on: half-open. */
	STALL_TO_CLIENT,

	/** What the client sends is swallowed from now on: half-open. */
	STALL_TO_SERVER,

	/** Nothing gets through any more, and nobody is told. */
	STALL_BOTH,

	/** What the server sends arrives byte by byte. */
	DRIP_TO_CLIENT,

	/** What the client sends arrives byte by byte. */
	DRIP_TO_SERVER,

	/** What the server sends arrives late. */
	DELAY_TO_CLIENT,

	/** What the client sends arrives late. */
	DELAY_TO_SERVER,

	/** The client gets a line that never ends. */
	ENDLESS_LINE,

	/** The client gets a message of more headers than any has. */
	ENDLESS_MESSAGE;

	/** Whether a connection can outlive it. */
	boolean isSurvivable() {
		return switch (this) {
			case DRIP_TO_CLIENT, DRIP_TO_SERVER, DELAY_TO_CLIENT, DELAY_TO_SERVER -> true;
			default -> false;
		};
	}

}
