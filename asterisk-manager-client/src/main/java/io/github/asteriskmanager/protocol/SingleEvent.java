package io.github.asteriskmanager.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads an event that stands alone, such as one that was kept: without the buffer and the
 * state that a stream needs. Line ends are looked for in eight bytes at once, as
 * {@link MessageDecoder} does.
 */
final class SingleEvent {

	private static final String FIRST = "Event:";

	private static final int USUAL_HEADERS = 40;

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long EACH_BYTE = 0x0101010101010101L;

	private static final long HIGH_BITS = EACH_BYTE << 7;

	private static final long LINE_FEEDS = EACH_BYTE * '\n';

	private SingleEvent() {
	}

	static AmiMessage read(byte[] bytes, Charset charset) {
		if (bytes.length < FIRST.length() || !Ascii.equalsIgnoreCase(bytes, 0, FIRST)) {
			throw new ProtocolException("No event: it does not begin with '" + FIRST + "'");
		}
		int[] lines = new int[USUAL_HEADERS];
		int count = 0;
		int line = 0;
		for (int at = lineFeed(bytes, 0); at < bytes.length; at = lineFeed(bytes, at + 1)) {
			if (bytes[at - 1] != '\r') {
				continue;
			}
			if (line == at - 1) {
				if (at + 1 < bytes.length) {
					throw new ProtocolException("No single event: something follows its end");
				}
				return message(bytes, line, lines, count, charset);
			}
			lines = (count == lines.length) ? Arrays.copyOf(lines, count * 2) : lines;
			lines[count++] = line;
			line = at + 1;
		}
		if (line < bytes.length) {
			throw new ProtocolException("No whole event: its last line has no end");
		}
		return message(bytes, line, lines, count, charset);
	}

	/** Position of the next line feed, or the end. */
	private static int lineFeed(byte[] bytes, int from) {
		int at = from;
		for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
			long zeroed = (long) WORD.get(bytes, at) ^ LINE_FEEDS;
			long found = (zeroed - EACH_BYTE) & ~zeroed & HIGH_BITS;
			if (found != 0) {
				return at + (Long.numberOfTrailingZeros(found) >>> 3);
			}
		}
		while (at < bytes.length && bytes[at] != '\n') {
			at++;
		}
		return at;
	}

	private static boolean isAscii(byte[] bytes, int end) {
		long seen = 0;
		int at = 0;
		for (; at <= end - Long.BYTES; at += Long.BYTES) {
			seen |= (long) WORD.get(bytes, at);
		}
		for (; at < end; at++) {
			seen |= bytes[at];
		}
		return (seen & HIGH_BITS) == 0;
	}

	private static AmiMessage message(byte[] bytes, int end, int[] lines, int count, Charset charset) {
		return new AmiMessage(AmiMessage.Kind.EVENT, LineIndex.copy(bytes, 0, end, lines, count, end), count, end,
				isAscii(bytes, end) ? StandardCharsets.ISO_8859_1 : charset);
	}

}
