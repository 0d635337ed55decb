package io.github.asteriskmanager.event;

import java.time.Instant;

import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event that a dialplan or another AMI session raised with {@code UserEvent}.
 * <p>
 * Its headers are whatever the sender chose; from a dialplan a channel snapshot comes
 * first. An application may extend this class with setters and register it with
 * {@link EventRegistry#registerUserEvent(Class)}, or bind a record or bean of its own,
 * which then is the {@link #getPayload() payload}.
 */
public class UserEvent extends ManagerEvent implements ChannelEvent {

	private @Nullable Object payload;

	/**
	 * For subclasses; the registry fills in what was received.
	 */
	protected UserEvent() {
	}

	UserEvent(AmiMessage message, EventOrigin origin, Instant receivedAt) {
		super(message, origin, receivedAt);
	}

	/**
	 * Name the sender gave the event. Up to Asterisk 1.2 it is part of the event's name.
	 * @return the name; empty if there was none
	 */
	public final String getUserEvent() {
		String name = header("UserEvent");
		return (name != null) ? name : getName().substring("UserEvent".length());
	}

	/**
	 * The record or bean registered for this event, filled from its headers.
	 * @return the payload, or {@code null} if none is registered or it could not be bound
	 */
	public final @Nullable Object getPayload() {
		return this.payload;
	}

	final void setPayload(Object payload) {
		this.payload = payload;
	}

}
