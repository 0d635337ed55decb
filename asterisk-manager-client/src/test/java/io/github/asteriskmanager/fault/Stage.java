package io.github.asteriskmanager.fault;

/**
 * What a connection is about when trouble begins, and the text that shows it.
 */
enum Stage {

	CONNECT(Direction.TO_CLIENT, ""),

	BANNER(Direction.TO_CLIENT, "Asterisk Call"),

	CHALLENGE(Direction.TO_CLIENT, "Challenge: "),

	LOGIN(Direction.TO_CLIENT, "Authentication acc"),

	READY(Direction.TO_CLIENT, ""),

	MID_EVENT(Direction.TO_CLIENT, "Marker: event"),

	MID_ANSWER(Direction.TO_CLIENT, "Marker: answer"),

	MID_LIST(Direction.TO_CLIENT, "Marker: item"),

	LOGOFF(Direction.TO_SERVER, "Action: Logoff");

	private final Direction watched;

	private final String text;

	Stage(Direction watched, String text) {
		this.watched = watched;
		this.text = text;
	}

	/** Whether the trap has to be laid before there is a connection. */
	boolean isBeforeReady() {
		return compareTo(READY) < 0;
	}

	Trap trap(Trouble trouble, int bytesAfter) {
		return new Trap(this.watched, this.text, bytesAfter, trouble);
	}

}
