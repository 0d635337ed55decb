package io.github.asteriskmanager.event;

import java.time.Instant;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events as JSON, by mappers of which the client knows nothing.
 */
class EventJsonTests {

	private final EventRegistry registry = EventRegistry.create();

	private final ManagerEvent event = this.registry.create(AmiMessage.of("""
			Event: Hangup
			Privilege: call,all
			Timestamp: 1159310429.569108
			Channel: PJSIP/alice-1
			ChannelState: 6
			CallerIDName: José
			Uniqueid: 1.2
			Cause: 16
			Cause-txt: Normal Clearing
			X-Custom: y"""), this.registry.origin("pbx1"), Instant.EPOCH);

	@Test
	void byJackson3() {
		assertReadable(JsonMapper.shared().writeValueAsString(this.event));
	}

	@Test
	void byJackson2() throws Exception {
		assertReadable(new com.fasterxml.jackson.databind.ObjectMapper().registerModule(new JavaTimeModule())
			.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
			.writeValueAsString(this.event));
	}

	private static void assertReadable(String json) {
		JsonNode node = JsonMapper.shared().readTree(json);
		assertThat(node.get("name").asString()).isEqualTo("Hangup");
		assertThat(node.get("provider").asString()).isEqualTo("pbx1");
		assertThat(node.get("timestamp").asString()).isEqualTo("2006-09-26T22:40:29.569108Z");
		assertThat(node.get("channel").asString()).isEqualTo("PJSIP/alice-1");
		assertThat(node.get("channelState").asString()).isEqualTo("UP");
		assertThat(node.get("callerIDName").asString()).isEqualTo("José");
		assertThat(node.get("cause").isNumber()).isTrue();
		assertThat(node.get("cause").asInt()).isEqualTo(16);
		assertThat(node.get("headers").get(9).get("name").asString()).isEqualTo("X-Custom");
		assertThat(node.get("headers").get(9).get("value").asString()).isEqualTo("y");
	}

}
