package io.github.asteriskmanager.live;

import java.lang.management.ManagementFactory;
import java.time.Instant;

import io.github.asteriskmanager.event.EventOrigin;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is held of a channel must not grow unnoticed. Whoever makes the limit larger says
 * why in the commit.
 */
class LiveModelMemoryTests {

	private static final int CHANNELS = 50_000;

	private static final int BYTES_PER_CHANNEL = 3_000;

	private final EventRegistry registry = EventRegistry.create();

	private final EventOrigin origin = this.registry.origin("pbx");

	private final LiveModel model = new LiveModel("pbx", LiveOptions.DEFAULT, (event) -> {
	});

	@Test
	void fiftyThousandChannels() {
		call(0);
		long before = used();
		for (int i = 1; i <= CHANNELS / 2; i++) {
			call(i);
		}
		long held = used() - before;
		assertThat(this.model.snapshot().channels()).hasSize(CHANNELS + 2);
		assertThat(this.model.snapshot().calls()).hasSize(CHANNELS / 2 + 1).allMatch(Call::isAnswered);
		assertThat(held / CHANNELS).isBetween(200L, (long) BYTES_PER_CHANNEL);
		for (int i = 0; i <= CHANNELS / 2; i++) {
			for (int channel = 0; channel < 2; channel++) {
				take(i, channel, "Hangup", "Cause: 16\r\nCause-txt: Normal Clearing\r\n");
			}
			take(i, 0, "BridgeDestroy", bridge(i));
		}
		Invariants.checkEmpty(this.model.snapshot());
		assertThat(this.model.snapshot().bridges()).isEmpty();
		assertThat(used() - before).isLessThan(held / 10);
	}

	/** Two phones that talk. */
	private void call(int number) {
		take(number, 0, "Newchannel", "");
		take(number, 1, "Newchannel", "");
		take(number, 1, "Newstate", "");
		for (int channel = 0; channel < 2; channel++) {
			take(number, channel, "BridgeEnter", bridge(number));
		}
	}

	private static String bridge(int number) {
		return "BridgeUniqueid: 5f1c9c1e-0000-4000-8000-%012d\r\nBridgeType: basic\r\n".formatted(number)
				+ "BridgeTechnology: simple_bridge\r\nBridgeCreator: <unknown>\r\nBridgeName: <unknown>\r\n";
	}

	private void take(int call, int channel, String name, String more) {
		String text = """
				Event: %s\r
				Privilege: call,all\r
				Channel: PJSIP/%s-%08x\r
				ChannelState: 6\r
				ChannelStateDesc: Up\r
				CallerIDNum: 030%08d\r
				CallerIDName: Caller %d\r
				ConnectedLineNum: 040%08d\r
				ConnectedLineName: Callee %d\r
				Language: en\r
				AccountCode: \r
				Context: from-carrier\r
				Exten: 1001\r
				Priority: 1\r
				Uniqueid: 1700000000.%d\r
				Linkedid: 1700000000.%d\r
				""".formatted(name, (channel == 0) ? "carrier" : "alice", call * 2 + channel, call * 2 + channel, call,
				call * 2 + 1 - channel, call, call * 2 + channel, call * 2);
		this.model.accept(this.registry.create(AmiMessage.of(text + more), this.origin, Instant.EPOCH));
	}

	private static long used() {
		for (int i = 0; i < 4; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
