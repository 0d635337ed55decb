package io.github.asteriskmanager.test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One message of a {@link RecordedStream}, byte for byte. Immutable.
 */
public final class RecordedFrame {

	private final byte[] bytes;

	private final Headers headers;

	RecordedFrame(byte[] bytes) {
		this.bytes = bytes;
		this.headers = Headers.parse(text());
	}

	/**
	 * The message as it was received, with the empty line that ends it.
	 * @return a copy of the bytes
	 */
	public byte[] bytes() {
		return this.bytes.clone();
	}

	/**
	 * The message as text.
	 * @return the bytes read as UTF-8, what is malformed replaced
	 */
	public String text() {
		return new String(this.bytes, StandardCharsets.UTF_8);
	}

	/**
	 * Whether this is an event: its first header says so, whatever comes later.
	 * @return whether it is
	 */
	public boolean isEvent() {
		return this.headers.all().get(0).name().equalsIgnoreCase("Event");
	}

	/**
	 * Name of the event, or the kind of response.
	 * @return the value of the first header
	 */
	public String name() {
		return this.headers.all().get(0).value();
	}

	/**
	 * First value of a header.
	 * @param name name of the header in any case
	 * @return the value, {@code null} when the message has no such header
	 */
	public @Nullable String header(String name) {
		return this.headers.first(name);
	}

	/**
	 * All headers.
	 * @return the headers in wire order
	 */
	public List<AmiHeader> headers() {
		return this.headers.all();
	}

	Message toMessage() {
		return new Message(this.bytes, EventMask.classesOf(header("Privilege")));
	}

	@Override
	public String toString() {
		return this.headers.all().get(0).toString();
	}

}
