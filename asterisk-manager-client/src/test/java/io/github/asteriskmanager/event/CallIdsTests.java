package io.github.asteriskmanager.event;

import java.time.Instant;

import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallIds}.
 */
class CallIdsTests {

	@Test
	void areEveryLinkedidAndUniqueid() {
		assertThat(CallIds.of(event("Event: DialBegin", "Uniqueid: 1.1", "Linkedid: 1.1", "DestUniqueid: 1.2",
				"DestLinkedid: 1.1", "CallerIDNum: 1000")))
			.containsExactly("1.1", "1.1", "1.2", "1.1");
		assertThat(CallIds.of(event("Event: LocalBridge", "LocalOneLinkedid: 2.1", "LocalTwoUniqueid: 2.2")))
			.containsExactly("2.1", "2.2");
	}

	@Test
	void thereIsOneForEventsThatBelongToNoCall() {
		assertThat(CallIds.of(event("Event: BridgeDestroy", "BridgeUniqueid: b-1"))).containsExactly("b-1",
				CallIds.NO_CALL);
		assertThat(CallIds.of(event("Event: PeerStatus", "Uniqueid: "))).containsExactly(CallIds.NO_CALL);
	}

	private static ManagerEvent event(String... lines) {
		EventRegistry registry = EventRegistry.create();
		return registry.create(AmiMessage.of(String.join("\n", lines)), registry.origin("pbx1"), Instant.EPOCH);
	}

}
