package io.github.asteriskmanager.live;

/**
 * A mailbox.
 *
 * @param name mailbox and context, such as {@code 100@default}
 * @param newMessages messages not heard yet
 * @param oldMessages messages heard
 */
public record Mailbox(String name, int newMessages, int oldMessages) {

	/**
	 * Whether the lamp of the phone should burn.
	 * @return {@code true} if messages wait
	 */
	public boolean isWaiting() {
		return this.newMessages > 0;
	}

}
