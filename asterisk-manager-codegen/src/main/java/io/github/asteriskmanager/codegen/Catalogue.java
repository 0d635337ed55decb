package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What AMI consists of, as {@code ami-catalogue.json} says.
 *
 * @param versions Asterisk versions, oldest first; the first stands for all up to it, the
 * last for what is to come
 * @param interfaces interfaces that group events, by class name
 * @param events events by wire name
 * @param actions actions by wire name
 * @param headers type of each header, by name in its usual spelling
 * @param explanations a sentence on headers that mean the same wherever they occur
 * @param enums for each enum its constants, and the spellings of each
 */
record Catalogue(List<String> versions, Map<String, InterfaceSpec> interfaces, Map<String, EventSpec> events,
		Map<String, ActionSpec> actions, Map<String, String> headers, Map<String, String> explanations,
		Map<String, Map<String, List<String>>> enums) {

	/** Name of the resource. */
	static final String RESOURCE = "/ami-catalogue.json";

	static Catalogue load() throws IOException {
		return JsonMapper.builder()
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.build()
			.readValue(bytes(), Catalogue.class);
	}

	/** The catalogue as it is written. */
	static byte[] bytes() throws IOException {
		try (InputStream json = Catalogue.class.getResourceAsStream(RESOURCE)) {
			if (json == null) {
				throw new IOException("No resource " + RESOURCE);
			}
			return json.readAllBytes();
		}
	}

	/**
	 * Type of a header.
	 * @param header the header
	 * @return its own type, else that of its name
	 */
	String typeOf(HeaderSpec header) {
		String type = (header.type() != null) ? header.type() : this.headers.get(header.name());
		if (type == null) {
			throw new IllegalArgumentException("Header " + header.name() + " has no type: add it to \"headers\"");
		}
		return type;
	}

	/**
	 * What a header means.
	 * @param header the header
	 * @return a sentence; {@code null} if there is none, or the header means something
	 * else here
	 */
	@Nullable String explanationOf(HeaderSpec header) {
		return (header.type() == null) ? this.explanations.get(header.name()) : null;
	}

}
