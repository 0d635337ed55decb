package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.NameTable;

final class CatalogueEvents {

	static final NameTable<Integer> TABLE = NameTable.of(Map.of());

	static final Set<String> KEYS = Set.of();

	private CatalogueEvents() {
	}

	static Object create(int index, AmiMessage message, EventOrigin origin, Instant receivedAt) {
		throw new IllegalArgumentException("No event " + index);
	}

}
