package io.github.asteriskmanager.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads an event that stands alone, such as one that was kept: without the buffer and the
 * state that a stream needs.
 */
final class SingleEvent {

	private static final String FIRST = "Event:";

	private static final int USUAL_HEADERS = 40;

	private SingleEvent() {
	}

	static AmiMessage read(byte[] bytes, Charset charset) {
		if (bytes.length < FIRST.length() || !Ascii.equalsIgnoreCase(bytes, 0, FIRST)) {
			throw new ProtocolException("No event: it does not begin with '" + FIRST + "'");
		}
		int[] lines = new int[USUAL_HEADERS];
		int count = 0;
		int line = 0;
		int bits = 0;
		byte before = 0;
		for (int at = 0; at < bytes.length; at++) {
			byte now = bytes[at];
			bits |= now;
			if (now == '\n' && before == '\r') {
				if (line == at - 1) {
					return message(bytes, line, lines, count, ended(bytes, at + 1, bits), charset);
				}
				lines = (count == lines.length) ? Arrays.copyOf(lines, count * 2) : lines;
				lines[count++] = line;
				line = at + 1;
			}
			before = now;
		}
		if (line < bytes.length) {
			throw new ProtocolException("No whole event: its last line has no end");
		}
		return message(bytes, line, lines, count, bits, charset);
	}

	private static int ended(byte[] bytes, int end, int bits) {
		if (end < bytes.length) {
			throw new ProtocolException("No single event: something follows its end");
		}
		return bits;
	}

	private static AmiMessage message(byte[] bytes, int end, int[] lines, int count, int bits, Charset charset) {
		return new AmiMessage(AmiMessage.Kind.EVENT, LineIndex.copy(bytes, 0, end, lines, count, end), count, end,
				(bits < 0) ? charset : StandardCharsets.ISO_8859_1);
	}

}
