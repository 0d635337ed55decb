package io.github.asteriskmanager.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;

/**
 * How the bytes of one connection are text, and how often they were none.
 */
final class Text {

	private final Charset charset;

	private final CharsetDecoder strict;

	private volatile long malformed;

	Text(Charset charset) {
		this.charset = charset;
		this.strict = charset.newDecoder();
	}

	AmiMessage message(AmiMessage.Kind kind, byte[] bytes, int[] index, int headersEnd, boolean nonAscii) {
		if (nonAscii && !isText(bytes)) {
			this.malformed++;
		}
		return new AmiMessage(kind, bytes, index, headersEnd, this.charset);
	}

	private boolean isText(byte[] bytes) {
		try {
			this.strict.decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
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
