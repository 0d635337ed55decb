package io.github.asteriskmanager.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * The headers that the events of the catalogue have getters for. Sets are made when an
 * event is first checked: an application sees a few of the types only.
 */
final class KnownHeaders {

	private static final AtomicReferenceArray<Set<String>> BY_INDEX = new AtomicReferenceArray<>(CatalogueEvents.COUNT);

	private KnownHeaders() {
	}

	/** The headers of a message that its type has no getter for. */
	static List<Header> unknownIn(AmiMessage message, int index) {
		Set<String> known = BY_INDEX.get(index);
		if (known == null) {
			known = Set.of(CatalogueHeaders.of(index).split(","));
			BY_INDEX.set(index, known);
		}
		List<Header> unknown = new ArrayList<>();
		for (int i = 1; i < message.size(); i++) {
			String name = message.name(i);
			if (!known.contains(name.toLowerCase(Locale.ROOT)) && !StandardHeaders.contains(name)) {
				unknown.add(new Header(name, message.value(i)));
			}
		}
		return unknown;
	}

}
