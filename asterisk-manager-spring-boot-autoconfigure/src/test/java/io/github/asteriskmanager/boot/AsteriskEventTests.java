package io.github.asteriskmanager.boot;

import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.UserEvent;
import org.junit.jupiter.api.Test;

import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsteriskEvent}.
 */
class AsteriskEventTests {

	@Test
	void typeIsThatOfThePayloadAndMadeOnce() {
		FakeProvider provider = new FakeProvider(FakeProvider.options("a"));
		EventRegistry registry = EventRegistry.create();
		AsteriskEvent<?> one = new AsteriskEvent<>(this, "a", provider.event(registry, "Event: UserEvent"));
		AsteriskEvent<?> two = new AsteriskEvent<>(this, "a", provider.event(registry, "Event: UserEvent"));
		assertThat(one.getResolvableType())
			.isEqualTo(ResolvableType.forClassWithGenerics(AsteriskEvent.class, UserEvent.class))
			.isSameAs(two.getResolvableType());
	}

	@Test
	void tellsPayloadAndProvider() {
		assertThat(new AsteriskEvent<>(this, "pbx", "payload")).hasToString("AsteriskEvent[payload from pbx]");
	}

}
