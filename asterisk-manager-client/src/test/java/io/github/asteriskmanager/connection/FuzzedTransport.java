package io.github.asteriskmanager.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.asteriskmanager.transport.Transport;

/**
 * A server that answers honestly for a while and then sends what it was given, with
 * {@code @ID} standing for the last {@code ActionID} it has read.
 */
final class FuzzedTransport implements Transport {

	private static final Pattern ACTION_ID = Pattern.compile("ActionID: (\\S+)");

	private final String fuzzed;

	private int honestAnswers;

	private String lastId = "";

	private byte[] output = {};

	private int sent;

	private boolean fuzzing;

	FuzzedTransport(byte[] fuzzed, int honestAnswers) {
		this.fuzzed = new String(fuzzed, StandardCharsets.ISO_8859_1);
		this.honestAnswers = honestAnswers;
		if (honestAnswers > 0) {
			say("Asterisk Call Manager/11.0.0\r\n");
		}
	}

	/** No honest answers any more. */
	void misbehave() {
		this.honestAnswers = 0;
	}

	@Override
	public void connect() {
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		if (this.sent == this.output.length && !this.fuzzing) {
			this.fuzzing = true;
			say(this.fuzzed.replace("@ID", this.lastId));
		}
		if (this.sent == this.output.length) {
			return -1;
		}
		int count = Math.min(Math.min(17, length), this.output.length - this.sent);
		System.arraycopy(this.output, this.sent, buffer, offset, count);
		this.sent += count;
		return count;
	}

	@Override
	public void write(byte[] bytes) {
		Matcher id = ACTION_ID.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
		if (id.find()) {
			this.lastId = id.group(1);
		}
		if (this.honestAnswers > 0) {
			this.honestAnswers--;
			say("Response: Success\r\nActionID: " + this.lastId + "\r\nChallenge: 1\r\n\r\n");
		}
	}

	private void say(String text) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(this.output);
		all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
		this.output = all.toByteArray();
	}

	@Override
	public void readTimeout(Duration timeout) {
	}

	@Override
	public void close() {
	}

}
