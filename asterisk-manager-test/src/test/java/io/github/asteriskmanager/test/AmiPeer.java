package io.github.asteriskmanager.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * The other end of a connection to an {@link AmiServer}: a socket and nothing clever.
 */
final class AmiPeer implements AutoCloseable {

	private static final int READ_TIMEOUT_MILLIS = 10_000;

	private final Socket socket;

	private final InputStream in;

	private String lastMessage = "";

	private AmiPeer(Socket socket) throws IOException {
		this.socket = socket;
		socket.setSoTimeout(READ_TIMEOUT_MILLIS);
		this.in = new BufferedInputStream(socket.getInputStream());
	}

	static AmiPeer connect(AmiServer server) throws IOException {
		return over(new Socket(server.address(), server.port()));
	}

	static AmiPeer over(Socket socket) throws IOException {
		return new AmiPeer(socket);
	}

	/**
	 * Connects and logs in with a plain secret and this mask.
	 */
	static AmiPeer login(AmiServer server, String events) throws IOException {
		AmiPeer peer = connect(server);
		peer.line();
		peer.send("Action: Login", "Username: manager", "Secret: secret", "Events: " + events);
		peer.message();
		return peer;
	}

	void send(String... lines) throws IOException {
		write(String.join("\r\n", lines) + "\r\n\r\n");
	}

	void write(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Reads one line; without its end it is what came before the end of the stream.
	 */
	String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.in.read(); next >= 0; next = this.in.read()) {
			line.write(next);
			if (next == '\n') {
				break;
			}
		}
		return line.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Reads up to the next empty line, or to the end of the stream.
	 */
	String message() throws IOException {
		StringBuilder message = new StringBuilder();
		String line;
		do {
			line = line();
			message.append(line);
		}
		while (!line.isEmpty() && !line.equals("\r\n"));
		this.lastMessage = message.toString();
		return this.lastMessage;
	}

	/**
	 * Reads up to the end of the stream, however it ends.
	 */
	String rest() throws IOException {
		ByteArrayOutputStream rest = new ByteArrayOutputStream();
		try {
			for (int next = this.in.read(); next >= 0; next = this.in.read()) {
				rest.write(next);
			}
		}
		catch (SocketException ex) {
			// reset by the peer: an end like any other
		}
		return rest.toString(StandardCharsets.UTF_8);
	}

	/**
	 * What {@link #message()} has returned last.
	 */
	String lastMessage() {
		return this.lastMessage;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
