package io.github.asteriskmanager.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import io.github.asteriskmanager.Header;
import org.jspecify.annotations.Nullable;

/**
 * A typed view of a message: every header by name, and the readings that typed getters
 * are made of.
 * <p>
 * An absent header is {@code null}, a present but empty one is {@code ""}. A value that
 * cannot be read as its type is {@code null} and is reported to {@link #unreadable}; it
 * never throws. Immutable and thread-safe.
 */
public abstract class MessageView {

	/**
	 * The message seen.
	 * @return the message
	 */
	protected abstract AmiMessage message();

	/**
	 * Told that a value could not be read as its type.
	 * @param header the header
	 * @param value the value
	 */
	protected void unreadable(String header, String value) {
	}

	/**
	 * First value of a header, as sent.
	 * @param name the name in any case
	 * @return the value, or {@code null} if there is no such header
	 */
	public final @Nullable String header(String name) {
		return message().header(name);
	}

	/**
	 * All values of a header, as sent.
	 * @param name the name in any case
	 * @return the values in wire order; empty if there is none
	 */
	public final List<String> headers(String name) {
		return message().headers(name);
	}

	/**
	 * All headers, as sent.
	 * @return the headers in wire order, repeats kept
	 */
	public final List<Header> headers() {
		return message().headers();
	}

	/**
	 * The {@code ActionID} the message carries.
	 * @return the id, or {@code null}
	 */
	public final @Nullable String getActionId() {
		return header("ActionID");
	}

	protected final @Nullable Integer integer(String name) {
		return read(name, HeaderValues::integer);
	}

	protected final @Nullable Long number(String name) {
		return read(name, HeaderValues::number);
	}

	protected final @Nullable Double decimal(String name) {
		return read(name, HeaderValues::decimal);
	}

	protected final @Nullable Boolean bool(String name) {
		return read(name, HeaderValues::bool);
	}

	protected final @Nullable Instant epoch(String name) {
		return read(name, HeaderValues::epoch);
	}

	protected final @Nullable Duration seconds(String name) {
		return read(name, HeaderValues::seconds);
	}

	/**
	 * Reads a value.
	 * @param name the header
	 * @param reading gives {@code null} for what it cannot read
	 * @param <T> type of the value
	 * @return the value; {@code null} if absent, empty or unreadable
	 */
	protected final <T> @Nullable T read(String name, Function<String, @Nullable T> reading) {
		String text = header(name);
		if (text == null || HeaderValues.isPlaceholder(text)) {
			return null;
		}
		T value = reading.apply(text);
		if (value == null) {
			unreadable(name, text);
		}
		return value;
	}

}
