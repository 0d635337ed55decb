package io.github.asteriskmanager.benchmarks.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The limits: readers without a library, on one thread and without a hand-off.
 */
final class RawClient extends EventClient {

	private static final int BUFFER = 64 * 1024;

	private final Reading reading;

	/** What is done with the bytes. */
	@FunctionalInterface
	interface Reading {

		void read(InputStream input, RawClient client) throws IOException;

	}

	RawClient(Reading reading) {
		this.reading = reading;
	}

	@Override
	public void connect(int port) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		Thread thread = new Thread(() -> run(socket), "reader");
		thread.setDaemon(true);
		thread.start();
	}

	private void run(Socket socket) {
		try (socket) {
			this.reading.read(socket.getInputStream(), this);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The server has gone", ex);
		}
	}

	/** Every line becomes two strings, every event a map. */
	static void maps(InputStream input, RawClient client) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), BUFFER);
		Map<String, String> event = new HashMap<>();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			int colon = line.indexOf(": ");
			if (colon > 0) {
				event.put(line.substring(0, colon), line.substring(colon + 2));
			}
			else if (line.isEmpty()) {
				client.use(event);
				client.counted();
				if ("FullyBooted".equals(event.get("Event"))) {
					client.ended();
				}
				event = new HashMap<>();
			}
		}
	}

	/** Finds where each event ends, and nothing else. */
	static void frames(InputStream input, RawClient client) throws IOException {
		byte[] buffer = new byte[BUFFER];
		int newlines = 0;
		int start = 0;
		int kept = 0;
		for (int read = input.read(buffer); read >= 0; read = input.read(buffer, kept, BUFFER - kept)) {
			int end = kept + read;
			for (int i = kept; i < end; i++) {
				byte b = buffer[i];
				if (b == '\n') {
					if (++newlines == 2) {
						client.counted();
						if (buffer[start + 7] == 'F') {
							client.ended();
						}
						start = i + 1;
						newlines = 0;
					}
				}
				else if (b != '\r') {
					newlines = 0;
				}
			}
			kept = end - start;
			System.arraycopy(buffer, start, buffer, 0, kept);
			start = 0;
		}
	}

	/** Counts bytes: what the socket gives. */
	static void bytes(InputStream input, RawClient client) throws IOException {
		byte[] buffer = new byte[BUFFER];
		for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
			// the last bytes of the event that ends a flood; the mix ends no event with
			// them
			if (read >= 10 && buffer[read - 5] == 'd' && buffer[read - 6] == 'e' && buffer[read - 7] == 't'
					&& buffer[read - 8] == 'o' && buffer[read - 10] == 'B') {
				client.ended();
			}
		}
	}

}
