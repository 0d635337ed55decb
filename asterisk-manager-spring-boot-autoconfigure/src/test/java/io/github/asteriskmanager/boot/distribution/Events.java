package io.github.asteriskmanager.boot.distribution;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * Events for tests.
 */
final class Events {

	private static final EventRegistry REGISTRY = EventRegistry.create();

	private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

	private Events() {
	}

	static ManagerEvent of(String provider, AmiMessage message) {
		return REGISTRY.create(message, REGISTRY.origin(provider, new LongAdder()), NOON);
	}

	static ManagerEvent of(EventFrame frame) {
		return of(frame.provider(), AmiMessage.of(frame.bytes(), frame.encoding()));
	}

	static ManagerEvent hangup(String provider, int number) {
		return event(provider, "Hangup", number);
	}

	static ManagerEvent event(String provider, String name, int number) {
		return of(provider, AmiMessage.of("Event: " + name + "\r\nLinkedid: 1.1\r\nNumber: " + number));
	}

}
