package io.github.asteriskmanager.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.asteriskmanager.Header;
import org.jspecify.annotations.Nullable;

/**
 * One message as it came over the wire: its bytes and where its headers begin.
 * <p>
 * Nothing is decoded until asked for. Header names are compared without regard to ASCII
 * case; the order, repeats and spelling of headers are kept. Immutable and thread-safe.
 */
public final class AmiMessage {

	/** What the first header says a message is. */
	public enum Kind {

		/** The greeting line of the server. */
		BANNER,

		/** Begins with {@code Event:}. */
		EVENT,

		/** Begins with {@code Response:}. */
		RESPONSE,

		/** Anything else, such as the raw text of a few old actions. */
		OTHER

	}

	private static final String EVENT = "Event";

	private final Kind kind;

	/**
	 * Header lines, each ended by CR LF, then the command output if there is any, then
	 * where each line begins.
	 */
	private final byte[] bytes;

	private final int size;

	private final int headersEnd;

	private final Charset charset;

	/**
	 * Takes over the array.
	 * @param kind what it is
	 * @param bytes header lines ended by CR LF, then text, then the {@link LineIndex}
	 * @param size number of header lines
	 * @param headersEnd where the header lines end and the text begins
	 * @param charset how values are encoded
	 */
	AmiMessage(Kind kind, byte[] bytes, int size, int headersEnd, Charset charset) {
		this.kind = kind;
		this.bytes = bytes;
		this.size = size;
		this.headersEnd = headersEnd;
		this.charset = charset;
	}

	/**
	 * Reads a single message, for tests and tools.
	 * @param text header lines ended by CR LF or LF; a blank line at the end is optional
	 * @return the message
	 */
	public static AmiMessage of(String text) {
		String lines = text.strip().replace("\r\n", "\n").replace("\n", "\r\n");
		MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.UTF_8);
		decoder.feed((lines + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
		AmiMessage message = decoder.next();
		if (message == null) {
			throw new IllegalArgumentException("No AMI message: " + text);
		}
		return message;
	}

	/**
	 * Reads a single event, as {@link #toBytes()} gives it.
	 * @param event header lines ended by CR LF; a blank line at the end is optional
	 * @param encoding how values are encoded
	 * @return the message, of kind {@link Kind#EVENT}
	 * @throws ProtocolException if it is anything else; the message says what, and quotes
	 * no value
	 */
	public static AmiMessage of(byte[] event, Charset encoding) {
		return SingleEvent.read(event, encoding);
	}

	/**
	 * What the first header says it is.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Number of headers, repeats counted.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Name of a header.
	 * @param i position from 0
	 * @return the name as sent; empty for a line without a colon
	 */
	public String name(int i) {
		return text(line(i), Math.max(nameLength(i), 0));
	}

	/**
	 * Value of a header.
	 * @param i position from 0
	 * @return the value as sent without the one blank after the colon
	 */
	public String value(int i) {
		return value(i, nameLength(i));
	}

	private String value(int i, int nameLength) {
		int start = valueStart(i, nameLength);
		return text(start, lineEnd(i) - start);
	}

	/**
	 * First value of a header.
	 * @param name the name in any case
	 * @return the value, empty if the header is present and empty, or {@code null}
	 */
	public @Nullable String header(String name) {
		int i = find(name, 0);
		return (i >= 0) ? value(i, name.length()) : null;
	}

	/**
	 * All values of a header.
	 * @param name the name in any case
	 * @return the values in wire order; empty if there is none
	 */
	public List<String> headers(String name) {
		int first = find(name, 0);
		if (first < 0) {
			return List.of();
		}
		List<String> values = new ArrayList<>();
		for (int i = first; i >= 0; i = find(name, i + 1)) {
			values.add(value(i, name.length()));
		}
		return values;
	}

	/**
	 * All headers.
	 * @return the headers in wire order, repeats kept
	 */
	public List<Header> headers() {
		List<Header> headers = new ArrayList<>(this.size);
		int place = HeaderNames.place(this.bytes, this.size);
		int line = 0;
		for (int i = 1; i <= this.size; i++) {
			int next = (i < this.size) ? line(i) : this.headersEnd;
			headers.add(header(place + i, line, next - 2));
			line = next;
		}
		return headers;
	}

	private Header header(int place, int line, int end) {
		HeaderNames.Name expected = HeaderNames.expected(place);
		if (expected != null && expected.begins(this.bytes, line, end)) {
			return new Header(expected.text(), valueFrom(line + expected.length(), end));
		}
		int colon = line;
		while (colon < end && this.bytes[colon] != ':') {
			colon++;
		}
		if (colon == end) {
			return new Header("", text(line, end - line));
		}
		String name = text(line, colon - line);
		HeaderNames.keep(place, this.bytes, line, colon - line, name);
		return new Header(name, valueFrom(colon + 1, end));
	}

	private String valueFrom(int from, int end) {
		int start = (from < end && this.bytes[from] == ' ') ? from + 1 : from;
		return text(start, end - start);
	}

	/**
	 * Finds a header.
	 * @param name the name in any case
	 * @param from first position looked at
	 * @return its position, or -1
	 */
	public int find(String name, int from) {
		// each field is read once, not for each line
		byte[] searched = this.bytes;
		int count = this.size;
		int end = this.headersEnd;
		int length = name.length();
		for (int i = from; i < count; i++) {
			int line = LineIndex.get(searched, i, count, end);
			int colon = line + length;
			if (colon < end && searched[colon] == ':' && Ascii.equalsIgnoreCase(searched, line, name)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Whether there is a header whose name begins with the given text.
	 * @param beginning ASCII text in any case
	 * @return {@code true} if there is
	 */
	public boolean hasNameStartingWith(String beginning) {
		for (int i = 0; i < this.size; i++) {
			int line = line(i);
			if (lineEnd(i) - line > beginning.length() && Ascii.equalsIgnoreCase(this.bytes, line, beginning)
					&& nameLength(i) >= beginning.length()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the name of a header ends in the given text.
	 * @param i position from 0
	 * @param ending ASCII text in any case
	 * @return {@code true} if it does
	 */
	public boolean nameEndsWith(int i, String ending) {
		int start = nameLength(i) - ending.length();
		return start >= 0 && Ascii.equalsIgnoreCase(this.bytes, line(i) + start, ending);
	}

	/**
	 * Whether the value of a header is the given text.
	 * @param i position from 0
	 * @param value ASCII text in any case
	 * @return {@code true} if it is
	 */
	public boolean hasValue(int i, String value) {
		int start = valueStart(i, nameLength(i));
		return lineEnd(i) - start == value.length() && Ascii.equalsIgnoreCase(this.bytes, start, value);
	}

	/**
	 * The raw text behind the headers: the output of {@code Command} up to Asterisk 13.
	 * @return the text, or {@code null} if there is none
	 */
	public @Nullable String body() {
		return (this.headersEnd < length()) ? text(this.headersEnd, length() - this.headersEnd) : null;
	}

	/**
	 * The bytes of the message, without the blank line that ended it.
	 * @return a copy
	 */
	public byte[] toBytes() {
		return Arrays.copyOf(this.bytes, length());
	}

	/**
	 * How values are encoded.
	 * @return the encoding; one that reads ASCII if the message is nothing else
	 */
	public Charset encoding() {
		return this.charset;
	}

	/**
	 * Number of its bytes, without the blank line that ended it.
	 * @return the number
	 */
	public int length() {
		return this.bytes.length - LineIndex.size(this.size, this.headersEnd);
	}

	/**
	 * Looks up what the value of a header stands for, without making a string of it.
	 * @param i position of the header
	 * @param names the table
	 * @param <T> type of what is looked up
	 * @return what is found, or {@code null}
	 */
	public <T> @Nullable T lookUp(int i, NameTable<T> names) {
		int start = valueStart(i, nameLength(i));
		return names.get(this.bytes, start, lineEnd(i) - start);
	}

	/**
	 * Looks up what the name of a header stands for, without making a string of it.
	 * @param i position of the header
	 * @param names the table
	 * @param <T> type of what is looked up
	 * @return what is found, or {@code null}
	 */
	public <T> @Nullable T lookUpName(int i, NameTable<T> names) {
		return names.get(this.bytes, line(i), Math.max(nameLength(i), 0));
	}

	/** The headers of a range, as a message of the same kind. */
	AmiMessage part(int from, int to) {
		int offset = line(from);
		int partEnd = (to < this.size) ? line(to) : this.headersEnd;
		int[] starts = new int[to - from];
		for (int i = 0; i < starts.length; i++) {
			starts[i] = line(from + i) - offset;
		}
		int end = partEnd - offset;
		return new AmiMessage(this.kind, LineIndex.copy(this.bytes, offset, partEnd, starts, starts.length, end),
				starts.length, end, this.charset);
	}

	/** Where the line of a header begins. */
	private int line(int i) {
		return LineIndex.get(this.bytes, i, this.size, this.headersEnd);
	}

	private int lineEnd(int i) {
		return ((i + 1 < this.size) ? line(i + 1) : this.headersEnd) - 2;
	}

	/** Length of the name, or -1 if the line has no colon. */
	private int nameLength(int i) {
		if (i == 0 && this.kind == Kind.EVENT) {
			return EVENT.length();
		}
		int start = line(i);
		int end = lineEnd(i);
		for (int at = start; at < end; at++) {
			if (this.bytes[at] == ':') {
				return at - start;
			}
		}
		return -1;
	}

	private int valueStart(int i, int nameLength) {
		int start = line(i) + nameLength + 1;
		return (nameLength >= 0 && start < lineEnd(i) && this.bytes[start] == ' ') ? start + 1 : start;
	}

	/**
	 * The constructor without a charset is the one that copies Latin-1 and asks nothing.
	 */
	@SuppressWarnings("deprecation")
	private String text(int start, int length) {
		if (length == 0) {
			return "";
		}
		return (this.charset == StandardCharsets.ISO_8859_1) ? new String(this.bytes, 0, start, length)
				: new String(this.bytes, start, length, this.charset);
	}

	/**
	 * Kind and first line, for logs: no other value, since values may be secret.
	 */
	@Override
	public String toString() {
		return (size() > 0) ? name(0) + ": " + value(0) : this.kind.name();
	}

}
