package io.github.asteriskmanager.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where the header lines of a message begin: two bytes for each, behind the message in
 * the same array, since an array of its own would cost more than the numbers. Messages
 * whose headers are longer than 64 kB take four.
 */
final class LineIndex {

	private static final int LARGEST_SHORT = 0xFFFF;

	private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private LineIndex() {
	}

	/**
	 * Copies a message and adds the index.
	 * @param buffer holds the message
	 * @param from where it begins
	 * @param to where it ends
	 * @param lines where each line begins, counted from the message's start
	 * @param count number of lines
	 * @param headersEnd where the header lines end, counted from the message's start
	 * @return message and index
	 */
	static byte[] copy(byte[] buffer, int from, int to, int[] lines, int count, int headersEnd) {
		byte[] bytes = Arrays.copyOfRange(buffer, from, to + size(count, headersEnd));
		int at = to - from;
		if (headersEnd <= LARGEST_SHORT) {
			for (int i = 0; i < count; i++, at += Short.BYTES) {
				SHORT.set(bytes, at, (short) lines[i]);
			}
		}
		else {
			for (int i = 0; i < count; i++, at += Integer.BYTES) {
				INT.set(bytes, at, lines[i]);
			}
		}
		return bytes;
	}

	/** Bytes of the index. */
	static int size(int count, int headersEnd) {
		return count * ((headersEnd <= LARGEST_SHORT) ? Short.BYTES : Integer.BYTES);
	}

	/** Where a line begins. */
	static int get(byte[] bytes, int i, int count, int headersEnd) {
		return (headersEnd <= LARGEST_SHORT)
				? (short) SHORT.get(bytes, bytes.length - (count - i) * Short.BYTES) & LARGEST_SHORT
				: (int) INT.get(bytes, bytes.length - (count - i) * Integer.BYTES);
	}

}
