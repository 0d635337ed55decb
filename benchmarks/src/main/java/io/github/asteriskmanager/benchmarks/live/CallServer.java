package io.github.asteriskmanager.benchmarks.live;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A server for one client, without any calls at first, that then makes as many as it is
 * told to.
 */
final class CallServer implements AutoCloseable {

	private final ServerSocket listening;

	private OutputStream output = OutputStream.nullOutputStream();

	private Socket socket = new Socket();

	CallServer() throws IOException {
		this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::serve, "server");
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.listening.getLocalPort();
	}

	private void serve() {
		try (Socket client = this.listening.accept()) {
			synchronized (this) {
				this.socket = client;
				this.output = new BufferedOutputStream(client.getOutputStream(), 64 * 1024);
				write("Asterisk Call Manager/11.0.0\r\n");
			}
			BufferedReader input = new BufferedReader(
					new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
			String action = "";
			String id = "";
			for (String line = input.readLine(); line != null; line = input.readLine()) {
				if (line.startsWith("Action: ")) {
					action = line.substring(8);
				}
				else if (line.startsWith("ActionID: ")) {
					id = line.substring(10);
				}
				else if (line.isEmpty()) {
					answer(action, id);
				}
			}
		}
		catch (IOException ex) {
			// the client has gone
		}
	}

	/** All lists are empty. */
	private synchronized void answer(String action, String id) throws IOException {
		boolean list = action.contains("List") || action.contains("Show") || action.startsWith("Queue")
				|| action.startsWith("Parked");
		write("Response: Success\r\nActionID: " + id + "\r\nChallenge: 1\r\nPing: Pong\r\n"
				+ ((list) ? "EventList: start\r\n\r\nEvent: " + action + "Complete\r\nActionID: " + id
						+ "\r\nEventList: Complete\r\nListItems: 0\r\n\r\n" : "\r\n"));
	}

	private void write(String text) throws IOException {
		this.output.write(text.getBytes(StandardCharsets.US_ASCII));
		this.output.flush();
	}

	/** Writes the events of calls, waiting while the client takes no more. */
	synchronized void send(CallScript script, int from, int to) throws IOException {
		for (int call = from; call < to; call++) {
			this.output.write(script.of(call));
		}
		this.output.flush();
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
		synchronized (this) {
			this.socket.close();
		}
	}

}
