package io.github.asteriskmanager.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.jspecify.annotations.Nullable;

/**
 * Texts of header names, shared by messages: a server sends the same names in the same
 * places again and again.
 * <p>
 * Bounded and thread-safe: what is kept is immutable, and what two threads keep in one
 * place is made again.
 */
final class HeaderNames {

	private static final int KEPT = 4096;

	private static final int LONGEST = 40;

	private static final int EVENT_NAME = "Event: ".length();

	private static final long SPREAD = 0x9E3779B97F4A7C15L;

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final @Nullable Name[] NAMES = new Name[KEPT];

	/**
	 * A name.
	 *
	 * @param sent its bytes with the colon, and eight that mean nothing
	 * @param length number of bytes with the colon
	 * @param text the text
	 */
	record Name(byte[] sent, int length, String text) {

		/** Whether a line begins with it. */
		boolean begins(byte[] bytes, int line, int end) {
			if (line + this.length > end || line + Long.BYTES > bytes.length) {
				return false;
			}
			if (this.length < Long.BYTES) {
				return (word(bytes, line) ^ word(this.sent, 0)) << (Long.SIZE - Byte.SIZE * this.length) == 0;
			}
			int last = this.length - Long.BYTES;
			for (int i = 0; i < last; i += Long.BYTES) {
				if (word(bytes, line + i) != word(this.sent, i)) {
					return false;
				}
			}
			return word(bytes, line + last) == word(this.sent, last);
		}

	}

	private HeaderNames() {
	}

	/**
	 * Where the names of messages begin that are alike: as many headers, and an event
	 * whose name begins alike.
	 */
	static int place(byte[] bytes, int size) {
		return (bytes.length < EVENT_NAME + Long.BYTES) ? size
				: (int) ((word(bytes, EVENT_NAME) + size) * SPREAD >>> Integer.SIZE);
	}

	/** The name that was found in a place last. */
	static @Nullable Name expected(int place) {
		return NAMES[place & (KEPT - 1)];
	}

	/** Keeps a name, unless it is no ASCII or too long. */
	static void keep(int place, byte[] bytes, int line, int length, String text) {
		if (length == text.length() && length <= LONGEST && isAscii(bytes, line, length)) {
			byte[] sent = new byte[length + 1 + Long.BYTES];
			System.arraycopy(bytes, line, sent, 0, length + 1);
			NAMES[place & (KEPT - 1)] = new Name(sent, length + 1, text);
		}
	}

	private static boolean isAscii(byte[] bytes, int from, int length) {
		for (int i = from; i < from + length; i++) {
			if (bytes[i] < 0) {
				return false;
			}
		}
		return true;
	}

	private static long word(byte[] bytes, int at) {
		return (long) WORD.get(bytes, at);
	}

}
