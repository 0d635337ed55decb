package io.github.asteriskmanager.event;

import java.time.Instant;

import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * An event of a name that the catalogue does not have; all its headers are there.
 */
public final class UnknownEvent extends ManagerEvent {

	UnknownEvent(AmiMessage message, EventOrigin origin, Instant receivedAt) {
		super(message, origin, receivedAt);
	}

}
