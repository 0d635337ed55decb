package io.github.asteriskmanager;

import org.jspecify.annotations.Nullable;

/**
 * A logged-in connection for a quick operation: connect, act, close.
 * <p>
 * It hears no events but those that belong to its own list answers, and it is not
 * restored when it breaks. Thread-safe.
 */
public interface ManagerConnection extends ActionSender, AutoCloseable {

	/**
	 * AMI version of the server's banner, such as {@code 11.0.0}.
	 * @return the version, or {@code null} if the banner had none
	 */
	@Nullable String getProtocolVersion();

	/**
	 * Whether actions can be sent.
	 * @return {@code false} once closed by either side
	 */
	boolean isOpen();

	/**
	 * Logs off and closes; what was pending fails. Idempotent, and never longer than two
	 * seconds.
	 */
	@Override
	void close();

}
