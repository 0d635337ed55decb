package io.github.asteriskmanager.protocol;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import io.github.asteriskmanager.MessageLimits;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages in a stream of bytes: feed what was read, take messages until there
 * is none, and what is left waits for more bytes.
 * <p>
 * A line ends with CR LF and with nothing else, since values may hold a bare LF; an empty
 * line ends a message. The first header alone decides what a message is: dialplans and
 * callers can write any header further down. Not thread-safe.
 */
public final class MessageDecoder {

	/** Idle connections are many, floods are rare: the buffer grows with what comes. */
	private static final int INITIAL_BUFFER = 4 * 1024;

	private static final int USUAL_BUFFER = 64 * 1024;

	private static final int LARGEST_IDLE_BUFFER = 256 * 1024;

	private static final int LONGEST_BANNER = 256;

	/** The shortest header line of an answer that is thought possible, on average. */
	private static final int BYTES_PER_ANSWER_HEADER = 16;

	private static final String END_OF_COMMAND = "--END COMMAND--";

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long EACH_BYTE = 0x0101010101010101L;

	private static final long HIGH_BITS = EACH_BYTE << 7;

	private static final long LINE_FEEDS = EACH_BYTE * '\n';

	private enum Mode {

		BANNER, HEADERS, COMMAND_HEADERS, COMMAND_OUTPUT, COMMAND_END

	}

	private final MessageLimits limits;

	private final Text text;

	private final Deque<AmiMessage> split = new ArrayDeque<>();

	private Mode mode;

	private byte[] buffer = new byte[INITIAL_BUFFER];

	/** Bytes of the buffer in use: the message begins at start, scanning is at scan. */
	private int start;

	private int scan;

	private int end;

	/** Whether the last read left no room. */
	private boolean flooded;

	/** The line being scanned. */
	private int lineStart;

	/** Where the lines of the message's headers begin, counted from its start. */
	private int[] lines = new int[32];

	private int headers;

	private AmiMessage.Kind kind = AmiMessage.Kind.OTHER;

	private boolean lineFeedEnds;

	private int outputStart;

	private int outputEnd;

	/**
	 * All bytes scanned of the message, or-ed; some of the next one may be among them.
	 */
	private long bits;

	/**
	 * Creates a decoder for a new connection, whose first line is the banner.
	 * @param charset how values are encoded
	 * @param limits what is too much
	 */
	public MessageDecoder(Charset charset, MessageLimits limits) {
		this(charset, limits, Mode.BANNER);
	}

	private MessageDecoder(Charset charset, MessageLimits limits, Mode mode) {
		this.text = new Text(charset);
		this.limits = limits;
		this.mode = mode;
	}

	/**
	 * Creates a decoder for bytes that begin with a message.
	 * @param charset how values are encoded
	 * @return the decoder, with default limits
	 */
	public static MessageDecoder withoutBanner(Charset charset) {
		return new MessageDecoder(charset, MessageLimits.DEFAULT, Mode.HEADERS);
	}

	/**
	 * Reads from a source once.
	 * @param source gives the bytes
	 * @return their number, or -1 at the end
	 * @throws IOException if the source does
	 */
	public int readFrom(ByteSource source) throws IOException {
		makeRoom((this.flooded && this.buffer.length < USUAL_BUFFER) ? this.buffer.length + 1 : 1);
		int room = this.buffer.length - this.end;
		int read = source.read(this.buffer, this.end, room);
		this.end += Math.max(read, 0);
		this.flooded = read == room;
		return read;
	}

	/**
	 * Adds what was read.
	 * @param bytes holds the bytes; they are copied
	 * @param offset where they begin
	 * @param length their number
	 */
	public void feed(byte[] bytes, int offset, int length) {
		if (this.end + length > this.buffer.length) {
			makeRoom(length);
		}
		System.arraycopy(bytes, offset, this.buffer, this.end, length);
		this.end += length;
	}

	/**
	 * Adds what was read.
	 * @param bytes the bytes; they are copied
	 */
	public void feed(byte[] bytes) {
		feed(bytes, 0, bytes.length);
	}

	/**
	 * Takes the next message.
	 * @return the message, or {@code null} if more bytes are needed
	 * @throws ProtocolException if the stream is no AMI or exceeds a limit; the decoder
	 * is of no use then
	 */
	public @Nullable AmiMessage next() {
		AmiMessage message = this.split.poll();
		while (message == null && findLineEnd()) {
			message = line(this.scan - 2);
			this.lineStart = this.scan;
			if (message == null) {
				message = this.split.poll();
				plainHeaders();
			}
		}
		if (message == null) {
			checkSize();
		}
		return message;
	}

	/**
	 * Number of bytes of a message that is not complete.
	 * @return the number
	 */
	public int pending() {
		return this.end - this.start;
	}

	/**
	 * How many messages had bytes that are no text in the configured encoding; such bytes
	 * read as the replacement character.
	 * @return the number
	 */
	public long malformed() {
		return this.text.malformed();
	}

	/** Scans up to the end of a line; a line's end is found behind its CR LF. */
	private boolean findLineEnd() {
		for (int at = lineFeed(this.scan); at < this.end; at = lineFeed(at + 1)) {
			boolean ends = (at > this.lineStart) ? this.buffer[at - 1] == '\r'
					: (this.headers == 0 || this.lineFeedEnds) && this.mode == Mode.HEADERS;
			if (ends) {
				this.scan = at + 1;
				return true;
			}
		}
		this.scan = this.end;
		return false;
	}

	/**
	 * Looks for a line feed in eight bytes at once: with it taken from each byte, the
	 * first byte that is 0 is the lowest to borrow from its high bit.
	 * @return its position, or the end
	 */
	private int lineFeed(int from) {
		int at = from;
		long seen = this.bits;
		for (; at <= this.end - Long.BYTES; at += Long.BYTES) {
			long word = (long) WORD.get(this.buffer, at);
			seen |= word;
			long zeroed = word ^ LINE_FEEDS;
			long found = (zeroed - EACH_BYTE) & ~zeroed & HIGH_BITS;
			if (found != 0) {
				this.bits = seen;
				return at + (Long.numberOfTrailingZeros(found) >>> 3);
			}
		}
		for (; at < this.end && this.buffer[at] != '\n'; at++) {
			seen |= this.buffer[at];
		}
		this.bits = seen;
		return at;
	}

	/**
	 * Nearly all lines are headers behind the first one and mean nothing yet: they are
	 * taken in one loop, up to a line that is not one of these or not yet complete.
	 */
	private void plainHeaders() {
		if (this.headers == 0 || this.mode != Mode.HEADERS || this.lineFeedEnds || this.kind == AmiMessage.Kind.OTHER) {
			return;
		}
		byte[] from = this.buffer;
		int[] found = this.lines;
		int most = Math.min(found.length, mostHeaders());
		int longest = (this.kind == AmiMessage.Kind.EVENT) ? this.limits.lineLength() : Integer.MAX_VALUE;
		int count = this.headers;
		int line = this.lineStart;
		int at = lineFeed(line);
		while (at < this.end) {
			if (from[at - 1] == '\r') {
				if (at - 1 == line || count == most || at - line >= longest) {
					at = line;
					break;
				}
				found[count++] = line - this.start;
				line = at + 1;
			}
			at = lineFeed(at + 1);
		}
		this.headers = count;
		this.lineStart = line;
		this.scan = at;
		checkSize();
	}

	private @Nullable AmiMessage line(int lineEnd) {
		switch (this.mode) {
			case BANNER -> {
				return (lineEnd > this.lineStart) ? banner(lineEnd) : skip();
			}
			case COMMAND_HEADERS -> {
				if (!commandHeader(lineEnd)) {
					this.mode = Mode.COMMAND_OUTPUT;
					this.outputStart = this.lineStart;
					return line(lineEnd);
				}
				addHeader();
				return null;
			}
			case COMMAND_OUTPUT -> {
				endOfOutput(lineEnd);
				return null;
			}
			case COMMAND_END -> {
				return finish(this.outputEnd, this.outputStart);
			}
			default -> {
				if (lineEnd <= this.lineStart) {
					return (this.headers > 0) ? finish(this.lineStart, this.lineStart) : skip();
				}
				AmiMessage rawText = null;
				if (endsRawText(lineEnd)) {
					// this line has been seen already, and belongs to the next message
					long seen = this.bits;
					rawText = finish(this.lineStart, this.lineStart);
					this.bits = seen;
					this.start = this.lineStart;
				}
				if (this.headers == 0) {
					firstLine(lineEnd);
				}
				addHeader();
				return rawText;
			}
		}
	}

	private @Nullable AmiMessage skip() {
		this.start = this.scan;
		return null;
	}

	private AmiMessage banner(int lineEnd) {
		int line = this.lineStart;
		this.kind = AmiMessage.Kind.BANNER;
		this.headers = 0;
		addHeader();
		AmiMessage banner = finish(this.scan, this.scan);
		if (!banner.value(0).contains("Manager")) {
			throw new ProtocolException("The server does not speak AMI: it greets with '"
					+ Text.printable(this.buffer, line, Math.min(lineEnd, line + 60)) + "'");
		}
		return banner;
	}

	private void firstLine(int lineEnd) {
		this.kind = kindOfLine(lineEnd);
		if (this.kind == AmiMessage.Kind.OTHER) {
			skipRawText(lineEnd);
		}
		this.lineFeedEnds = this.kind == AmiMessage.Kind.EVENT && firstValueIs(lineEnd, "CoreShowChannelMap");
		if (this.kind == AmiMessage.Kind.RESPONSE && firstValueIs(lineEnd, "Follows")) {
			this.mode = Mode.COMMAND_HEADERS;
		}
	}

	/** Raw text has no blank line at its end, but nobody waits for what it says. */
	private boolean endsRawText(int lineEnd) {
		return this.headers > 0 && this.kind == AmiMessage.Kind.OTHER && kindOfLine(lineEnd) != AmiMessage.Kind.OTHER;
	}

	private AmiMessage.Kind kindOfLine(int lineEnd) {
		if (lineBeginsWith("Event:", lineEnd)) {
			return AmiMessage.Kind.EVENT;
		}
		return lineBeginsWith("Response:", lineEnd) ? AmiMessage.Kind.RESPONSE : AmiMessage.Kind.OTHER;
	}

	/**
	 * A few actions print text with bare LF and no blank line, so that the first header
	 * of the next message stands behind it.
	 */
	private void skipRawText(int lineEnd) {
		for (int i = lineEnd - 1; i > this.lineStart; i--) {
			if (this.buffer[i - 1] == '\n') {
				int line = this.lineStart;
				this.lineStart = i;
				AmiMessage.Kind found = kindOfLine(lineEnd);
				if (found != AmiMessage.Kind.OTHER) {
					this.kind = found;
					this.split.add(rawText(line, i));
					this.start = i;
					return;
				}
				this.lineStart = line;
			}
		}
	}

	private AmiMessage rawText(int from, int to) {
		int length = to - from + 1;
		byte[] raw = LineIndex.copy(this.buffer, from, to + 1, new int[] { 0 }, 1, length);
		raw[length - 2] = '\r';
		raw[length - 1] = '\n';
		return this.text.message(AmiMessage.Kind.OTHER, raw, 1, length, true);
	}

	private boolean lineBeginsWith(String text, int lineEnd) {
		return lineEnd - this.lineStart >= text.length() && Ascii.equalsIgnoreCase(this.buffer, this.lineStart, text);
	}

	private boolean firstValueIs(int lineEnd, String value) {
		int from = this.lineStart + ((this.kind == AmiMessage.Kind.EVENT) ? "Event:" : "Response:").length();
		if (from < lineEnd && this.buffer[from] == ' ') {
			from++;
		}
		return lineEnd - from == value.length() && Ascii.equalsIgnoreCase(this.buffer, from, value);
	}

	/** Only these stand between {@code Response: Follows} and the output, once each. */
	private boolean commandHeader(int lineEnd) {
		for (String name : new String[] { "Privilege:", "ActionID:", "Message:" }) {
			if (lineBeginsWith(name, lineEnd)) {
				return !hasHeader(name);
			}
		}
		return false;
	}

	private boolean hasHeader(String name) {
		for (int i = 0; i < this.headers; i++) {
			int line = this.start + this.lines[i];
			if (line + name.length() <= this.end && Ascii.equalsIgnoreCase(this.buffer, line, name)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The marker is glued to the last line if the output has no line break at its end.
	 */
	private void endOfOutput(int lineEnd) {
		int marker = lineEnd - END_OF_COMMAND.length();
		if (marker >= this.lineStart && Ascii.equalsIgnoreCase(this.buffer, marker, END_OF_COMMAND)) {
			boolean indented = marker > this.outputStart && this.buffer[marker - 1] == ' '
					&& (marker - 1 == this.outputStart || this.buffer[marker - 2] == '\n');
			this.outputEnd = (indented) ? marker - 1 : marker;
			this.mode = Mode.COMMAND_END;
		}
	}

	private void addHeader() {
		int most = mostHeaders();
		if (this.headers >= most) {
			throw new ProtocolException("A message has more than " + most + " headers");
		}
		if (this.headers == this.lines.length) {
			this.lines = Arrays.copyOf(this.lines, this.headers * 2);
		}
		this.lines[this.headers++] = this.lineStart - this.start;
		checkSize();
	}

	private int mostHeaders() {
		return (this.kind == AmiMessage.Kind.RESPONSE) ? this.limits.answerSize() / BYTES_PER_ANSWER_HEADER
				: this.limits.headers();
	}

	private AmiMessage finish(int messageEnd, int headersEnd) {
		int length = headersEnd - this.start;
		byte[] bytes = LineIndex.copy(this.buffer, this.start, messageEnd, this.lines, this.headers, length);
		AmiMessage message = this.text.message(this.kind, bytes, this.headers, length, (this.bits & HIGH_BITS) != 0);
		this.start = this.scan;
		this.headers = 0;
		this.bits = 0;
		this.mode = Mode.HEADERS;
		this.kind = AmiMessage.Kind.OTHER;
		return (GluedItems.split(message, this.split)) ? this.split.remove() : message;
	}

	private void checkSize() {
		boolean answer = this.kind == AmiMessage.Kind.RESPONSE;
		int size = this.scan - this.start;
		int most = (answer) ? this.limits.answerSize() : this.limits.eventSize();
		if (this.mode == Mode.BANNER && size > LONGEST_BANNER) {
			throw new ProtocolException("The server does not speak AMI: its first line has no end");
		}
		if (size > most) {
			throw new ProtocolException((answer ? "An answer" : "An event") + " is larger than " + most + " bytes");
		}
		if (!answer && this.scan - this.lineStart > this.limits.lineLength()) {
			throw new ProtocolException("A header is longer than " + this.limits.lineLength() + " bytes");
		}
	}

	private void makeRoom(int length) {
		int needed = this.end - this.start + length;
		int size = this.buffer.length;
		if (needed > size) {
			moveTo(new byte[Math.max(needed, Math.min(size * 2, size + (1 << 20)))]);
		}
		else if (size > LARGEST_IDLE_BUFFER && needed <= USUAL_BUFFER) {
			moveTo(new byte[USUAL_BUFFER]);
		}
		else if (this.start > 0) {
			moveTo(this.buffer);
		}
	}

	private void moveTo(byte[] target) {
		System.arraycopy(this.buffer, this.start, target, 0, this.end - this.start);
		this.buffer = target;
		this.scan -= this.start;
		this.lineStart -= this.start;
		this.outputStart -= this.start;
		this.outputEnd -= this.start;
		this.end -= this.start;
		this.start = 0;
	}

}
