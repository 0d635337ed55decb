package io.github.asteriskmanager.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads actions from a connection under the limits of Asterisk: lines end with LF or CR
 * LF, hold at most 1022 bytes, and an action has at most 128 of them.
 */
final class RequestReader {

	private static final int MAX_LINE_BYTES = 1022;

	private static final int MAX_LINES = 128;

	private final int connection;

	private final InputStream in;

	RequestReader(int connection, InputStream in) {
		this.connection = connection;
		this.in = new BufferedInputStream(in);
	}

	/**
	 * The next action, {@code null} at the end of the stream. What stands before the end
	 * without an empty line is not an action.
	 */
	@Nullable AmiRequest next() throws IOException {
		List<String> lines = new ArrayList<>();
		String defect = null;
		for (byte[] line = line(); line != null; line = line()) {
			if (line.length == 0) {
				return new AmiRequest(this.connection, Headers.parse(lines), defect);
			}
			if (line.length > MAX_LINE_BYTES) {
				defect = "Failed to parse message: line too long";
			}
			else if (lines.size() == MAX_LINES) {
				defect = "Too many lines in message or allocation failure";
			}
			else {
				lines.add(new String(line, StandardCharsets.UTF_8));
			}
		}
		return null;
	}

	/**
	 * The next line without its end. Of a line too long there is only so much that this
	 * shows.
	 */
	private byte @Nullable [] line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0) {
				return null;
			}
			if (line.size() <= MAX_LINE_BYTES + 1) {
				line.write(next);
			}
		}
		byte[] bytes = line.toByteArray();
		int last = bytes.length - 1;
		return (last >= 0 && bytes[last] == '\r') ? Arrays.copyOf(bytes, last) : bytes;
	}

}
