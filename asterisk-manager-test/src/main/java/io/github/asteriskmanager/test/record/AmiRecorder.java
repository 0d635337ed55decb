package io.github.asteriskmanager.test.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import javax.net.SocketFactory;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RecordedFrame;
import io.github.asteriskmanager.test.RecordedStream;

/**
 * Records what a real server sends, as a fixture for {@link AmiServer#replay} and
 * {@link AmiServer#answerFrom}.
 * <p>
 * A fixture holds the banner and every message after the login. Secrets are always
 * masked; phone numbers, addresses and names are unless {@linkplain #keep kept}. Masking
 * goes by what headers are called and what values look like: read a fixture before you
 * publish it. Not thread-safe. <pre>{@code
 * new AmiRecorder("pbx.example.com", 5038).user("reader", secret)
 *     .action("QueueStatus").action("Command", "Command", "core show version")
 *     .atMost(Duration.ofMinutes(5))
 *     .record(Path.of("src/test/resources/calls.ami.gz"));
 * }</pre>
 *
 * @see RecordCommand
 */
public final class AmiRecorder {

	/** Begins the ActionID of what a recorder asks; the name of the action follows. */
	private static final String ACTION_ID = RecordedStream.ANSWER;

	private static final int CONNECT_MILLIS = 10_000;

	private final String host;

	private final int port;

	private final List<String> actions = new ArrayList<>();

	private final Set<Mask> masks = EnumSet.allOf(Mask.class);

	private SocketFactory sockets = SocketFactory.getDefault();

	private String username = "manager";

	private String secret = "";

	private String events = "on";

	private Duration atMost = Duration.ofMinutes(1);

	private int messages = Integer.MAX_VALUE;

	private String summary = "Nothing recorded yet";

	/**
	 * Creates a recorder.
	 * @param host name or address of the server
	 * @param port port of its manager interface
	 */
	public AmiRecorder(String host, int port) {
		this.host = host;
		this.port = port;
	}

	/**
	 * Sets who logs in.
	 * @param name name of a user in {@code manager.conf}
	 * @param secret the user's secret, masked wherever it should appear
	 * @return this recorder
	 */
	public AmiRecorder user(String name, String secret) {
		this.username = name;
		this.secret = secret;
		return this;
	}

	/**
	 * Sets how to connect.
	 * @param factory makes sockets, such as those of TLS
	 * @return this recorder
	 */
	public AmiRecorder sockets(SocketFactory factory) {
		this.sockets = factory;
		return this;
	}

	/**
	 * Sets which events to record.
	 * @param mask as the header {@code Events} of the login, {@code on} by default
	 * @return this recorder
	 */
	public AmiRecorder events(String mask) {
		this.events = mask;
		return this;
	}

	/**
	 * Adds an action to ask at the beginning, so that its answer is recorded. It should
	 * be one that changes nothing.
	 * @param name name of the action
	 * @param headers names and values in turn
	 * @return this recorder
	 */
	public AmiRecorder action(String name, String... headers) {
		StringBuilder action = new StringBuilder("Action: " + name + "\r\n");
		action.append("ActionID: " + ACTION_ID + name + ":" + this.actions.size() + "\r\n");
		for (int i = 0; i < headers.length; i += 2) {
			action.append(headers[i] + ": " + headers[i + 1] + "\r\n");
		}
		this.actions.add(action.append("\r\n").toString());
		return this;
	}

	/**
	 * Keeps what would be masked.
	 * @param masks what to keep
	 * @return this recorder
	 */
	public AmiRecorder keep(Mask... masks) {
		this.masks.removeAll(List.of(masks));
		return this;
	}

	/**
	 * Sets how long to record: one minute by default.
	 * @param time how long, the connecting included
	 * @return this recorder
	 */
	public AmiRecorder atMost(Duration time) {
		this.atMost = time;
		return this;
	}

	/**
	 * Ends the recording early.
	 * @param count after how many messages
	 * @return this recorder
	 */
	public AmiRecorder messages(int count) {
		this.messages = count;
		return this;
	}

	/**
	 * Records to a file.
	 * @param file where to; compressed if its name ends in {@code .gz}
	 * @return the recording as the file holds it
	 * @throws UncheckedIOException when the server cannot be reached, refuses the login,
	 * or the file cannot be written
	 */
	public RecordedStream record(Path file) {
		byte[] bytes = recordBytes();
		try (OutputStream out = Files.newOutputStream(file);
				OutputStream compressed = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out) {
			compressed.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write " + file, ex);
		}
		return RecordedStream.of(file);
	}

	/**
	 * Tells what was recorded and masked.
	 * @return a sentence without an end
	 */
	public String summary() {
		return this.summary;
	}

	private byte[] recordBytes() {
		try (Socket socket = this.sockets.createSocket()) {
			socket.connect(new InetSocketAddress(this.host, this.port), CONNECT_MILLIS);
			return record(socket, new FrameReader(socket, this.atMost));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot record from " + this.host + ":" + this.port + ": " + ex.getMessage(),
					ex);
		}
	}

	private byte[] record(Socket socket, FrameReader reader) throws IOException {
		ByteArrayOutputStream recording = new ByteArrayOutputStream();
		recording.write(reader.line().getBytes(StandardCharsets.ISO_8859_1));
		new RecorderLogin(this.username, this.secret).perform(socket, reader, this.events);
		for (String action : this.actions) {
			socket.getOutputStream().write(action.getBytes(StandardCharsets.UTF_8));
		}
		Masking masking = new Masking(this.secret, this.masks);
		int count = 0;
		try {
			for (byte[] message = reader.next(); message != null; message = reader.next()) {
				recording.write(masking.mask(message));
				if (++count == this.messages) {
					break;
				}
			}
		}
		catch (EOFException ex) {
			// the server went away: what came so far is the recording
		}
		this.summary = "Recorded " + count + " messages, " + masking;
		return recording.toByteArray();
	}

	static RecordedFrame frame(byte[] message) throws IOException {
		return RecordedStream.read(new ByteArrayInputStream(message)).frames().get(0);
	}

}
