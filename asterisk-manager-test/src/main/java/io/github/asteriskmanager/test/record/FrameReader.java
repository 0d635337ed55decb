package io.github.asteriskmanager.test.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a server sends, until a moment.
 */
final class FrameReader {

	private final Socket socket;

	private final InputStream in;

	private final ByteArrayOutputStream frame = new ByteArrayOutputStream();

	private final long deadline;

	FrameReader(Socket socket, Duration atMost) throws IOException {
		this.socket = socket;
		this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
		this.deadline = System.nanoTime() + atMost.toNanos();
	}

	/** Reads the banner. */
	String line() throws IOException {
		byte[] line = readUntil("\n");
		if (line == null) {
			throw new SocketTimeoutException("The server does not greet: is it a manager interface?");
		}
		return new String(line, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Reads a message.
	 * @return the message, or {@code null} when the moment has come
	 * @throws EOFException when the server has closed the connection
	 */
	byte @Nullable [] next() throws IOException {
		return readUntil("\r\n\r\n");
	}

	private byte @Nullable [] readUntil(String end) throws IOException {
		int matched = 0;
		while (matched < end.length()) {
			long left = Duration.ofNanos(this.deadline - System.nanoTime()).toMillis();
			if (left <= 0) {
				return null;
			}
			int next = read((int) Math.min(left, Integer.MAX_VALUE));
			if (next < 0) {
				return null;
			}
			this.frame.write(next);
			matched = (next == end.charAt(matched)) ? matched + 1 : (next == end.charAt(0)) ? 1 : 0;
		}
		byte[] whole = this.frame.toByteArray();
		this.frame.reset();
		return whole;
	}

	private int read(int timeoutMillis) throws IOException {
		this.socket.setSoTimeout(timeoutMillis);
		try {
			int next = this.in.read();
			if (next < 0) {
				throw new EOFException("The server has closed the connection");
			}
			return next;
		}
		catch (SocketTimeoutException ex) {
			return -1;
		}
	}

}
