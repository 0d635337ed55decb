package io.github.asteriskmanager.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * The headers that the events of the catalogue have getters for, or that any event may
 * have. Tables are made when an event is first checked: an application sees a few of the
 * types only.
 */
final class KnownHeaders {

	private static final AtomicReferenceArray<@Nullable NameTable<Boolean>> BY_INDEX = new AtomicReferenceArray<>(
			CatalogueEvents.COUNT);

	private KnownHeaders() {
	}

	/** The headers of a message that its type has no getter for. */
	static List<Header> unknownIn(AmiMessage message, int index) {
		NameTable<Boolean> known = BY_INDEX.get(index);
		if (known == null) {
			known = table(CatalogueHeaders.of(index).split(","));
			BY_INDEX.set(index, known);
		}
		List<Header> unknown = List.of();
		for (int i = 1; i < message.size(); i++) {
			if (message.lookUpName(i, known) == null && !StandardHeaders.contains(message.name(i))) {
				unknown = (unknown.isEmpty()) ? new ArrayList<>() : unknown;
				unknown.add(new Header(message.name(i), message.value(i)));
			}
		}
		return unknown;
	}

	private static NameTable<Boolean> table(String[] names) {
		Map<String, Boolean> table = new HashMap<>();
		StandardHeaders.NAMES.forEach((name) -> table.put(name, true));
		for (String name : names) {
			table.put(name, true);
		}
		return NameTable.of(table);
	}

}
