package io.github.asteriskmanager.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * How the bytes of one connection are text, and how often they were none.
 */
final class Text {

	private final Charset charset;

	private final CharsetDecoder strict;

	private final CharBuffer scratch = CharBuffer.allocate(64);

	private volatile long malformed;

	Text(Charset charset) {
		this.charset = charset;
		this.strict = charset.newDecoder();
	}

	/** Bytes that are all ASCII are made text by copying them. */
	AmiMessage message(AmiMessage.Kind kind, byte[] bytes, int size, int headersEnd, boolean nonAscii) {
		AmiMessage message = new AmiMessage(kind, bytes, size, headersEnd,
				(nonAscii) ? this.charset : StandardCharsets.ISO_8859_1);
		if (nonAscii && !isText(bytes, message.length())) {
			this.malformed++;
		}
		return message;
	}

	/**
	 * What is decoded is not kept. Text that begins as ASCII is decoded from there on
	 * where it is something else.
	 */
	private boolean isText(byte[] bytes, int length) {
		int from = 0;
		while (from < length && bytes[from] >= 0) {
			from++;
		}
		ByteBuffer input = ByteBuffer.wrap(bytes, from, length - from);
		this.strict.reset();
		CoderResult result;
		do {
			result = this.strict.decode(input, this.scratch.clear(), true);
		}
		while (result.isOverflow());
		return !result.isError();
	}

	long malformed() {
		return this.malformed;
	}

	/** What of foreign bytes may be shown in an error. */
	static String printable(byte[] bytes, int from, int to) {
		StringBuilder text = new StringBuilder(to - from);
		for (int i = from; i < to; i++) {
			text.append((bytes[i] >= ' ' && bytes[i] < 127) ? (char) bytes[i] : '.');
		}
		return text.toString();
	}

}
