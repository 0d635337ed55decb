package io.github.asteriskmanager.codegen;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An event.
 *
 * @param className simple name of its class
 * @param doc a sentence on what it tells, or {@code null}
 * @param privilege classes it belongs to; none for an item of a list
 * @param versions versions that send it, such as {@code 13-20} or {@code 20,22-}
 * @param interfaces interfaces it implements
 * @param channels prefixes of its channel snapshots, those of its interfaces excluded
 * @param bridges prefixes of its bridge snapshots, those of its interfaces excluded
 * @param handwritten whether its class is written by hand
 * @param headers its headers, those of its interfaces excluded
 */
record EventSpec(@JsonProperty("class") String className, @Nullable String doc, List<String> privilege, String versions,
		@JsonProperty("implements") List<String> interfaces, List<String> channels, List<String> bridges,
		boolean handwritten, List<HeaderSpec> headers) {

	EventSpec {
		privilege = Names.orEmpty(privilege);
		interfaces = Names.orEmpty(interfaces);
		channels = Names.orEmpty(channels);
		bridges = Names.orEmpty(bridges);
		headers = Names.orEmpty(headers);
	}

}
