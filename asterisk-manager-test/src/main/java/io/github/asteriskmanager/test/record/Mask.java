package io.github.asteriskmanager.test.record;

/**
 * What an {@link AmiRecorder} replaces besides secrets: the same by the same throughout a
 * recording, so that calls can still be followed.
 */
public enum Mask {

	/**
	 * Phone numbers: seven digits or more, by as many others. Extensions are shorter.
	 */
	NUMBERS,

	/**
	 * IP addresses but for the loopback, by those reserved for documentation, and the
	 * hosts behind an {@code @}.
	 */
	ADDRESSES,

	/** Names of people: of callers, connected lines and mailboxes. */
	NAMES

}
