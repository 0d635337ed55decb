package io.github.asteriskmanager.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.asteriskmanager.Header;
import org.jspecify.annotations.Nullable;

/**
 * A typed view of a message: every header by name, and the readings that typed getters
 * are made of; they serve for any header, also one without a getter.
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
	 * All headers, as sent: {@link #headers()} by the name that bean mappers look for.
	 * @return the headers in wire order, repeats kept
	 */
	public final List<Header> getHeaders() {
		return headers();
	}

	/**
	 * The {@code ActionID} the message carries.
	 * @return the id, or {@code null}
	 */
	public final @Nullable String getActionId() {
		return header("ActionID");
	}

	/**
	 * A whole number, also where text or a unit follows it.
	 * @param name the header
	 * @return the number; {@code null} if absent, empty or none
	 */
	public final @Nullable Integer integer(String name) {
		return read(name, HeaderValues::integer);
	}

	/**
	 * A whole number of up to 64 bits, also in hexadecimal.
	 * @param name the header
	 * @return the number; {@code null} if absent, empty or none
	 */
	public final @Nullable Long number(String name) {
		return read(name, HeaderValues::number);
	}

	/**
	 * A decimal number.
	 * @param name the header
	 * @return the number; {@code null} if absent, empty or none
	 */
	public final @Nullable Double decimal(String name) {
		return read(name, HeaderValues::decimal);
	}

	/**
	 * A truth value in any of Asterisk's spellings.
	 * @param name the header
	 * @return the truth value; {@code null} if absent, empty or none
	 */
	public final @Nullable Boolean bool(String name) {
		return read(name, HeaderValues::bool);
	}

	/**
	 * A moment in seconds since 1970.
	 * @param name the header
	 * @return the moment; {@code null} if absent, none or 0, which means never
	 */
	public final @Nullable Instant epoch(String name) {
		String text = header(name);
		return "0".equals(text) ? null : read(name, text, HeaderValues::epoch);
	}

	/**
	 * A duration in seconds or as {@code HH:MM:SS}.
	 * @param name the header
	 * @return the duration; {@code null} if absent, empty or none
	 */
	public final @Nullable Duration seconds(String name) {
		return read(name, HeaderValues::seconds);
	}

	/**
	 * A duration in milliseconds.
	 * @param name the header
	 * @return the duration; {@code null} if absent, empty or none
	 */
	public final @Nullable Duration milliseconds(String name) {
		return read(name, HeaderValues::milliseconds);
	}

	/**
	 * A duration in microseconds.
	 * @param name the header
	 * @return the duration; {@code null} if absent, empty or none
	 */
	public final @Nullable Duration microseconds(String name) {
		return read(name, HeaderValues::microseconds);
	}

	/**
	 * A text that Asterisk writes with escapes as in C, such as {@code \"}.
	 * @param name the header
	 * @return the text without the escapes; {@code null} if absent
	 */
	public final @Nullable String unescaped(String name) {
		String text = header(name);
		return (text != null) ? HeaderValues.unescape(text) : null;
	}

	/**
	 * A text for which Asterisk writes {@code <unknown>} if there is none, such as the
	 * number of a caller.
	 * @param name the header
	 * @return the text as sent; {@code null} if absent or {@code <unknown>}
	 */
	public final @Nullable String known(String name) {
		String text = header(name);
		return (text == null || text.equals(HeaderValues.UNKNOWN)) ? null : text;
	}

	/**
	 * The name of a caller or of another end in a channel snapshot, where Asterisk
	 * escapes it as in C and writes {@code <unknown>} if there is none.
	 * @param name the header
	 * @return the name without the escapes; {@code null} if absent or {@code <unknown>}
	 */
	public final @Nullable String knownName(String name) {
		String text = known(name);
		return (text != null) ? HeaderValues.unescape(text) : null;
	}

	/**
	 * The values of a header that holds {@code name=value}, possibly repeated.
	 * @param name the header
	 * @return values by name, in wire order; empty if absent
	 */
	public final Map<String, String> variables(String name) {
		Map<String, String> variables = new LinkedHashMap<>();
		for (String text : headers(name)) {
			HeaderValues.putVariable(variables, text);
		}
		return Collections.unmodifiableMap(variables);
	}

	/**
	 * The spelling of a header that differs between versions or events.
	 * @param names the spellings, the usual one first
	 * @return the first that is present, else the usual one
	 */
	public final String spelling(String... names) {
		for (String name : names) {
			if (message().find(name, 0) >= 0) {
				return name;
			}
		}
		return names[0];
	}

	/**
	 * Reads a value.
	 * @param name the header
	 * @param reading gives {@code null} for what it cannot read
	 * @param <T> type of the value
	 * @return the value; {@code null} if absent, empty or unreadable
	 */
	public final <T> @Nullable T read(String name, Function<String, @Nullable T> reading) {
		return read(name, header(name), reading);
	}

	private <T> @Nullable T read(String name, @Nullable String text, Function<String, @Nullable T> reading) {
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
