package io.github.asteriskmanager.event;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageDecoder;
import io.github.asteriskmanager.protocol.ProtocolException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzing, in the profile "fuzz" only: whatever the dialplan puts into a user event, the
 * event is made: with its payload if that can be read.
 */
class UserEventFuzz {

	private static final EventRegistry REGISTRY = EventRegistry.create();

	static {
		REGISTRY.registerUserEvent("Order", Order.class);
		REGISTRY.registerUserEvent("Status", StatusUserEvent.class);
	}

	@FuzzTest(maxDuration = "20s")
	void makesAnEvent(byte[] headers) {
		make("Order", headers);
		make("Status", headers);
	}

	private static void make(String name, byte[] headers) {
		MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.UTF_8);
		decoder.feed(("Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: " + name + "\r\n")
			.getBytes(StandardCharsets.UTF_8));
		decoder.feed(headers);
		decoder.feed("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
		try {
			for (AmiMessage next = decoder.next(); next != null; next = decoder.next()) {
				ManagerEvent event = REGISTRY.create(next, REGISTRY.origin("fuzzed"), Instant.EPOCH);
				assertThat(event.toString()).isNotNull();
			}
		}
		catch (ProtocolException ex) {
			assertThat(ex.getMessage()).isNotNull();
		}
	}

	enum Priority {

		LOW, HIGH

	}

	record Order(long orderId, BigDecimal amount, String customer, boolean paid, Priority priority, Duration delay,
			List<String> tags, Instant at) {
	}

	static final class StatusUserEvent extends UserEvent {

		private int calls;

		private Priority priority = Priority.LOW;

		public void setCalls(int calls) {
			this.calls = calls;
		}

		public void setPriority(Priority priority) {
			this.priority = priority;
		}

		@Override
		public String toString() {
			return super.toString() + this.calls + this.priority;
		}

	}

}
