package io.github.asteriskmanager.codegen;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An interface that groups events.
 *
 * @param doc a sentence or two on what its events tell
 * @param parents interfaces it extends
 * @param channels prefixes of the channel snapshots its events have
 * @param bridges prefixes of the bridge snapshots its events have
 * @param headers headers its events have
 */
record InterfaceSpec(String doc, @JsonProperty("extends") List<String> parents, List<String> channels,
		List<String> bridges, List<HeaderSpec> headers) {

	InterfaceSpec {
		parents = Names.orEmpty(parents);
		channels = Names.orEmpty(channels);
		bridges = Names.orEmpty(bridges);
		headers = Names.orEmpty(headers);
	}

}
