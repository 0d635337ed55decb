package io.github.asteriskmanager.event;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.HeaderValues;
import io.github.asteriskmanager.protocol.MessageView;
import org.jspecify.annotations.Nullable;

/**
 * Something Asterisk told: a typed view of one event message.
 * <p>
 * Getters read their header when called. Immutable and thread-safe; it may be kept, and
 * keeps the bytes of its message alive.
 */
public abstract class ManagerEvent extends MessageView implements AmiEvent {

	private @Nullable AmiMessage message;

	private @Nullable EventOrigin origin;

	private @Nullable Instant receivedAt;

	/**
	 * For subclasses of {@link UserEvent} in applications; the registry attaches the
	 * message before anyone sees the event.
	 */
	ManagerEvent() {
	}

	ManagerEvent(AmiMessage message, EventOrigin origin, Instant receivedAt) {
		attach(message, origin, receivedAt);
	}

	final void attach(AmiMessage message, EventOrigin origin, Instant receivedAt) {
		this.message = message;
		this.origin = origin;
		this.receivedAt = receivedAt;
	}

	@Override
	protected final AmiMessage message() {
		return attached(this.message);
	}

	@Override
	protected final void unreadable(String header, String value) {
		attached(this.origin).unreadable(this, header, value);
	}

	@Override
	public final String getName() {
		return message().value(0);
	}

	@Override
	public final String getProvider() {
		return attached(this.origin).provider();
	}

	@Override
	public final boolean isResync() {
		return attached(this.origin).isResync();
	}

	@Override
	public final Instant getReceivedAt() {
		return attached(this.receivedAt);
	}

	@Override
	public final Set<String> getPrivilege() {
		String value = header("Privilege");
		return (value != null) ? HeaderValues.privileges(value) : Set.of();
	}

	@Override
	public final @Nullable Instant getTimestamp() {
		return epoch("Timestamp");
	}

	@Override
	public final @Nullable String getSystemName() {
		return header("SystemName");
	}

	@Override
	public final Map<String, String> getChanVariables() {
		return message().hasNameStartingWith(ChanVariables.HEADER) ? ChanVariables.of(this, "") : Map.of();
	}

	/**
	 * The event as it came over the wire, to keep it or to send it on;
	 * {@link AmiMessage#of(byte[], Charset)} and an {@link EventRegistry} make the event
	 * of it again.
	 * @return a copy of its bytes, without the blank line that ended it
	 */
	public final byte[] toBytes() {
		return message().toBytes();
	}

	/**
	 * How {@link #toBytes() its bytes} are text.
	 * @return the encoding of its provider; one that reads ASCII if it is nothing else
	 */
	public final Charset encoding() {
		return message().encoding();
	}

	private <T> T attached(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException("This " + getClass().getSimpleName() + " was not made by an EventRegistry");
		}
		return value;
	}

	/**
	 * Name, provider and where present channel or queue; no other values.
	 */
	@Override
	public String toString() {
		if (this.message == null) {
			return getClass().getSimpleName();
		}
		StringBuilder text = new StringBuilder(getClass().getSimpleName()).append('[')
			.append(getName())
			.append(" from ")
			.append(getProvider());
		for (String name : new String[] { "UserEvent", "Channel", "Queue", "BridgeUniqueid" }) {
			String value = header(name);
			if (value != null) {
				text.append(", ").append(name).append('=').append(value);
			}
		}
		return text.append(']').toString();
	}

}
