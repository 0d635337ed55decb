package io.github.asteriskmanager.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.asteriskmanager.Captures;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KnownHeaders}, on what real servers sent.
 */
class KnownHeadersTests {

	@ParameterizedTest
	@ValueSource(ints = { 16, 22 })
	void headersOfRecordedEventsHaveGetters(int version) {
		EventRegistry registry = EventRegistry.create();
		MessageDecoder decoder = new MessageDecoder(StandardCharsets.UTF_8, MessageLimits.DEFAULT);
		decoder.feed(Captures.callCenter(version));
		for (AmiMessage message = decoder.next(); message != null; message = decoder.next()) {
			if (message.kind() == AmiMessage.Kind.EVENT) {
				registry.create(message, registry.origin("pbx1"), Instant.EPOCH);
			}
		}
		Map<String, Set<String>> unknown = new TreeMap<>();
		registry.diagnostics()
			.unknownHeaders()
			.entries()
			.forEach((entry) -> unknown.put(entry.name(), entry.headerNames()));
		// mapped by the cdr_manager.conf of that server; and a line break in an
		// application's data
		assertThat(unknown).containsOnly(Map.entry("Cdr", Set.of("CallTag", "Linkedid", "Sequence")),
				Map.entry("Newexten", Set.of("Third")));
	}

}
