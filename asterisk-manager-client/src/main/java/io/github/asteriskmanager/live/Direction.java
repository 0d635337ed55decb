package io.github.asteriskmanager.live;

/**
 * Which way a call goes, seen from the phones of the server. Asterisk itself does not
 * know: it follows from {@link LiveOptions#trunks()}, and without those from which
 * devices have a hint in the dialplan.
 */
public enum Direction {

	/** From outside to a phone, a queue or the dialplan. */
	INBOUND,

	/** From a phone to the outside. */
	OUTBOUND,

	/** Among phones. */
	INTERNAL,

	/** From outside to outside. */
	TRANSIT,

	/** It cannot be told. */
	UNKNOWN

}
