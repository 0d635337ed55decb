package io.github.asteriskmanager.transport;

import java.io.IOException;
import java.time.Duration;

import io.github.asteriskmanager.ConnectFailedException;

/**
 * A stream of bytes to and from a server.
 * <p>
 * One thread reads and one thread at a time writes; closing it from any other ends both.
 */
public interface Transport {

	/**
	 * Opens it.
	 * @throws ConnectFailedException if that fails; the reason tells how
	 */
	void connect();

	/**
	 * Waits for bytes.
	 * @param buffer gets them
	 * @param offset where they begin
	 * @param length most of them
	 * @return their number, or -1 at the end of the stream
	 * @throws java.net.SocketTimeoutException if the read timeout passes first
	 * @throws ConnectFailedException if the server refuses the connection in place of the
	 * first byte
	 * @throws IOException if the connection breaks or is closed
	 */
	int read(byte[] buffer, int offset, int length) throws IOException;

	/**
	 * Writes bytes.
	 * @param bytes the bytes
	 * @throws IOException if the connection breaks or is closed
	 */
	void write(byte[] bytes) throws IOException;

	/**
	 * Limits how long {@link #read} waits from now on; called by the one who reads. When
	 * the time is over the connection is of no more use.
	 * @param timeout longest wait; zero for no limit
	 */
	void readTimeout(Duration timeout);

	/** Closes it at once. Idempotent; may be called before or while connecting. */
	void close();

	/**
	 * Closes it at once whatever the server does: what was written may not arrive, and no
	 * good-bye is said. Idempotent; may be called before or while connecting.
	 */
	default void abort() {
		close();
	}

}
