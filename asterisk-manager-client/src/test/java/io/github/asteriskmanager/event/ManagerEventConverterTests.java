package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ManagerEventConverter} in an {@link EventRegistry}.
 */
class ManagerEventConverterTests {

	private final EventRegistry registry = EventRegistry.create();

	@Test
	void firstThatConvertsWinsOverTheOthersAndOverATypeThatIsRegistered() {
		this.registry.registerUserEvent(Order.class);
		this.registry.addConverter((event) -> null);
		this.registry
			.addConverter((event) -> event.getUserEvent().equals("Order") ? "whole " + event.header("Id") : null);
		this.registry.addConverter((event) -> "any");
		assertThat(payload("Order", "42")).isEqualTo("whole 42");
		assertThat(payload("Other", "1")).isEqualTo("any");
		assertThat(this.registry.unknownEvents()).isEmpty();
	}

	@Test
	void thatFailsIsToldAndPassedOver() {
		this.registry.registerUserEvent(Order.class);
		this.registry.addConverter((event) -> {
			throw new IllegalArgumentException("no JSON");
		});
		assertThat(payload("Order", "42")).isEqualTo(new Order(42));
		assertThat(this.registry.diagnostics().unreadableValues().total()).isEqualTo(1);
	}

	@Test
	void userEventsAreAskedForSinceAnythingMayBeMadeOfThem() {
		assertThat(this.registry.requiredPrivileges((type) -> false)).isEmpty();
		this.registry.addConverter((event) -> null);
		assertThat(this.registry.requiredPrivileges((type) -> false)).isEqualTo(Map.of("user", Set.of("UserEvent")));
	}

	private Object payload(String name, String id) {
		return ((UserEvent) event("Event: UserEvent", "UserEvent: " + name, "Id: " + id)).getPayload();
	}

	private ManagerEvent event(String... lines) {
		return this.registry.create(AmiMessage.of(String.join("\n", lines)), this.registry.origin("pbx1"),
				Instant.EPOCH);
	}

	@UserEventName
	record Order(int id) {
	}

}
