package io.github.asteriskmanager.codegen;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A header of an event or answer. In the catalogue a plain string is its name.
 *
 * @param name its name
 * @param also names it has in other versions or events
 * @param type its type where it differs from that of its name
 * @param as name of its property where it differs
 */
record HeaderSpec(String name, List<String> also, @Nullable String type, @Nullable String as) {

	@JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
	HeaderSpec {
		also = Names.orEmpty(also);
	}

	/** From a plain string. */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	HeaderSpec(String name) {
		this(name, List.of(), null, null);
	}

	/** All names it has. */
	List<String> names() {
		List<String> names = new ArrayList<>(this.also);
		names.add(0, this.name);
		return names;
	}

	String getter() {
		return "get" + Names.capitalised((this.as != null) ? this.as : this.name);
	}

}
