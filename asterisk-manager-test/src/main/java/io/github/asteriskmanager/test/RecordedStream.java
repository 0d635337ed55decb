package io.github.asteriskmanager.test;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What one session once received from an Asterisk: the banner, and messages exactly as
 * they came. Immutable.
 * <p>
 * Banner and frames together are the bytes recorded, except for an unfinished message at
 * their end. An empty line more than needed belongs to the message before it.
 */
public final class RecordedStream {

	/**
	 * Begins the ActionID of an answer that may be given again: the name of its action
	 * and, after a colon, what makes it unique follow.
	 */
	public static final String ANSWER = "recorded:";

	private static final int GZIP_MAGIC = 0x1f;

	private final String banner;

	private final List<RecordedFrame> frames;

	private RecordedStream(byte[] bytes) {
		int start = firstLine(bytes);
		this.banner = new String(bytes, 0, start, StandardCharsets.UTF_8);
		this.frames = split(bytes, start);
	}

	/**
	 * The recording that ships with this library: a call centre on Asterisk 22, about 880
	 * messages and 48 channels, each of them from {@code Newchannel} to {@code Hangup}.
	 * <p>
	 * Calls to queues: answered, with {@code VarSet}, {@code Newexten} and {@code CEL},
	 * which the other calls leave out; answered by a second agent after the first did not
	 * pick up and was paused; given up by the caller; answered by an agent who had logged
	 * in with a channel. Further a blind and an attended transfer, a call parked and
	 * retrieved, a conference of three with mute and recording, a busy extension, a voice
	 * mail, user events from the dialplan and from a manager, and an
	 * {@code OriginateResponse} for most calls. Between them stand the answers to Ping,
	 * QueueSummary, QueueStatus, Agents, Command, CoreStatus and an unknown action. Names
	 * and numbers are invented.
	 * @return the recording
	 */
	public static RecordedStream callCenter() {
		try (InputStream in = RecordedStream.class.getResourceAsStream("call-center.ami.gz")) {
			if (in == null) {
				throw new IllegalStateException("call-center.ami.gz is missing beside " + RecordedStream.class
						+ ": was the jar repackaged without its resources?");
			}
			return read(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The recorded call centre cannot be read", ex);
		}
	}

	/**
	 * Reads a recording.
	 * @param file the bytes as received, gzip-compressed or not
	 * @return the recording
	 * @throws UncheckedIOException when the file cannot be read
	 */
	public static RecordedStream of(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return read(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The recording " + file + " cannot be read", ex);
		}
	}

	/**
	 * Reads a recording, and leaves the stream open.
	 * @param in the bytes as received, gzip-compressed or not
	 * @return the recording
	 * @throws IOException when the stream cannot be read
	 */
	public static RecordedStream read(InputStream in) throws IOException {
		BufferedInputStream buffered = new BufferedInputStream(in);
		buffered.mark(1);
		boolean compressed = buffered.read() == GZIP_MAGIC;
		buffered.reset();
		return new RecordedStream((compressed ? new GZIPInputStream(buffered) : buffered).readAllBytes());
	}

	/**
	 * The line the server greeted with.
	 * @return the line with its end, empty when the recording starts later
	 */
	public String banner() {
		return this.banner;
	}

	/**
	 * All messages.
	 * @return events and responses in the order of their arrival
	 */
	public List<RecordedFrame> frames() {
		return this.frames;
	}

	/**
	 * The events, items of lists among them.
	 * @return the events in the order of their arrival
	 */
	public List<RecordedFrame> events() {
		return this.frames.stream().filter(RecordedFrame::isEvent).toList();
	}

	/**
	 * What a server can tell anyone again: not the items of lists, which have no
	 * privilege, and not what every login brings anyway.
	 */
	List<Message> broadcasts() {
		return events().stream()
			.filter((event) -> event.header("Privilege") != null && !event.name().equals("FullyBooted"))
			.map(RecordedFrame::toMessage)
			.toList();
	}

	/**
	 * The answers that may be given again, by action.
	 */
	Map<String, List<AmiReply>> answers() {
		Map<String, List<RecordedFrame>> byId = new LinkedHashMap<>();
		for (RecordedFrame frame : this.frames) {
			String id = frame.header("ActionID");
			if (id != null && id.startsWith(ANSWER)) {
				byId.computeIfAbsent(id, (key) -> new ArrayList<>()).add(frame);
			}
		}
		Map<String, List<AmiReply>> answers = new LinkedHashMap<>();
		byId.forEach((id, frames) -> answers
			.computeIfAbsent(id.substring(ANSWER.length()).split(":")[0], (action) -> new ArrayList<>())
			.add(AmiReply.recorded(frames)));
		return answers;
	}

	private static int firstLine(byte[] bytes) {
		for (int i = 0; i < bytes.length && bytes[i] != ':'; i++) {
			if (bytes[i] == '\n') {
				return i + 1;
			}
		}
		return 0;
	}

	private static List<RecordedFrame> split(byte[] bytes, int start) {
		List<RecordedFrame> frames = new ArrayList<>();
		int from = start;
		for (int end = end(bytes, from); end > 0; end = end(bytes, from)) {
			frames.add(new RecordedFrame(Arrays.copyOfRange(bytes, from, end)));
			from = end;
		}
		return List.copyOf(frames);
	}

	/**
	 * Where the message ends that starts here: behind its empty line and any further
	 * ones.
	 */
	private static int end(byte[] bytes, int start) {
		for (int i = start; i + 3 < bytes.length; i++) {
			if (isLineEnd(bytes, i) && isLineEnd(bytes, i + 2)) {
				int end = i + 4;
				while (isLineEnd(bytes, end)) {
					end += 2;
				}
				return end;
			}
		}
		return -1;
	}

	private static boolean isLineEnd(byte[] bytes, int index) {
		return index + 1 < bytes.length && bytes[index] == '\r' && bytes[index + 1] == '\n';
	}

}
