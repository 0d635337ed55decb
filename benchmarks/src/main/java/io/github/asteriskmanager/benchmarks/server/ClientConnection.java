package io.github.asteriskmanager.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One client of the server: reads its actions and writes their answers, those of actions
 * that came together in one go.
 */
final class ClientConnection implements Runnable {

	private static final int BUFFER = 16 * 1024;

	private static final String END = "\r\n\r\n";

	private static final int LIST_ITEMS = 100_000;

	private static final String LIST_ITEM = """
			Channel: PJSIP/alice-00000001\r
			ChannelState: 6\r
			ChannelStateDesc: Up\r
			CallerIDNum: 1001\r
			CallerIDName: Alice\r
			ConnectedLineNum: 1002\r
			ConnectedLineName: Bob\r
			Language: en\r
			AccountCode: \r
			Context: default\r
			Exten: 1002\r
			Priority: 1\r
			Uniqueid: 1700000000.1\r
			Linkedid: 1700000000.1\r
			Application: Dial\r
			ApplicationData: PJSIP/bob\r
			Duration: 00:00:12\r
			BridgeId: \r
			\r
			""";

	private final FloodServer server;

	private final Socket socket;

	private final OutputStream output;

	ClientConnection(FloodServer server, Socket socket) throws IOException {
		this.server = server;
		this.socket = socket;
		this.socket.setTcpNoDelay(true);
		this.output = socket.getOutputStream();
	}

	@Override
	public void run() {
		try (this.socket) {
			write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.US_ASCII));
			InputStream input = this.socket.getInputStream();
			byte[] buffer = new byte[BUFFER];
			StringBuilder answers = new StringBuilder();
			int kept = 0;
			for (int read = input.read(buffer); read >= 0; read = input.read(buffer, kept, BUFFER - kept)) {
				String text = new String(buffer, 0, kept + read, StandardCharsets.ISO_8859_1);
				int start = 0;
				for (int end = text.indexOf(END); end >= 0; end = text.indexOf(END, start)) {
					answer(text.substring(start, end + 2), answers);
					start = end + END.length();
				}
				kept = text.length() - start;
				System.arraycopy(buffer, start, buffer, 0, kept);
				write(answers.toString().getBytes(StandardCharsets.ISO_8859_1));
				answers.setLength(0);
			}
		}
		catch (IOException ex) {
			// the client has gone
		}
		finally {
			this.server.closed(this);
		}
	}

	private void answer(String action, StringBuilder answers) throws IOException {
		String name = value(action, "Action").toLowerCase(Locale.ROOT);
		String id = value(action, "ActionID");
		answers.append("Response: Success\r\nActionID: ").append(id).append("\r\n");
		switch (name) {
			case "challenge" -> answers.append("Challenge: 123456789\r\n");
			case "ping" -> answers.append("Ping: Pong\r\nTimestamp: 1700000000.000000\r\n");
			case "login" -> answers.append("Message: Authentication accepted\r\n");
			case "coresettings" -> answers.append("AMIversion: 11.0.0\r\nAsteriskVersion: 22.6.0\r\n");
			case "command" -> answers
				.append("Message: Command output follows\r\nOutput: Asterisk 22.6.0 built by root @ pbx on Linux\r\n");
			case "coreshowchannels" -> {
				answers.append("EventList: start\r\nMessage: Channels will follow\r\n\r\n");
				list(id, answers);
			}
			case "flood" -> answers.append("Events: ")
				.append(this.server.flood(this, number(action, "millis"), number(action, "rate")))
				.append("\r\n");
			case "outage" -> this.server.outage(this, number(action, "millis"));
			case "accepted" -> answers.append("Accepted: ").append(this.server.accepted()).append("\r\n");
			default -> answers.append("Message: OK\r\n");
		}
		answers.append("\r\n");
	}

	private void list(String id, StringBuilder answers) throws IOException {
		for (int i = 0; i < LIST_ITEMS; i++) {
			answers.append("Event: CoreShowChannel\r\nActionID: ").append(id).append("\r\n").append(LIST_ITEM);
			if (answers.length() > 64 * 1024) {
				write(answers.toString().getBytes(StandardCharsets.ISO_8859_1));
				answers.setLength(0);
			}
		}
		answers.append("Event: CoreShowChannelsComplete\r\nActionID: ")
			.append(id)
			.append("\r\nEventList: Complete\r\nListItems: 100000\r\n");
	}

	private static long number(String action, String name) {
		String value = value(action, name);
		return (value.isEmpty()) ? 0 : Long.parseLong(value);
	}

	private static String value(String action, String name) {
		for (int line = 0; line < action.length(); line = action.indexOf('\n', line) + 1) {
			int colon = line + name.length();
			if (colon < action.length() && action.charAt(colon) == ':'
					&& action.regionMatches(true, line, name, 0, name.length())) {
				return action.substring(colon + 1, action.indexOf('\r', colon)).strip();
			}
		}
		return "";
	}

	void write(byte[] bytes) throws IOException {
		synchronized (this.output) {
			this.output.write(bytes);
		}
	}

	void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// it is gone either way
		}
	}

}
