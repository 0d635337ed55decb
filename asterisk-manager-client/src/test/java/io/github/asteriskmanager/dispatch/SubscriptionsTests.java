package io.github.asteriskmanager.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.event.AmiEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.UnknownEvent;
import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Subscriptions}.
 */
class SubscriptionsTests {

	private final ProviderCounters counters = new ProviderCounters();

	private final Subscriptions subscriptions = new Subscriptions("pbx1", this.counters);

	private final EventRegistry registry = EventRegistry.create();

	private final List<String> heard = new ArrayList<>();

	@Test
	void classSuperclassAndInterfaceListenInOrderOfSubscription() {
		this.subscriptions.add(Object.class, (event) -> this.heard.add("object"));
		this.subscriptions.add(UnknownEvent.class, (event) -> this.heard.add("class"));
		this.subscriptions.add(UserEvent.class, (event) -> this.heard.add("other"));
		this.subscriptions.add(ManagerEvent.class, (event) -> this.heard.add("superclass"));
		this.subscriptions.add(AmiEvent.class, (event) -> this.heard.add("interface"));
		this.subscriptions.deliver(event("Event: X"));
		assertThat(this.heard).containsExactly("object", "class", "superclass", "interface");
	}

	@Test
	void listenerAddedAfterAnEventOfItsClassHearsTheNext() {
		this.subscriptions.deliver(event("Event: X"));
		this.subscriptions.add(UnknownEvent.class, (event) -> this.heard.add("late"));
		this.subscriptions.deliver(event("Event: X"));
		assertThat(this.heard).containsExactly("late");
	}

	@Test
	void sameListenerTwiceIsTwoSubscriptions() {
		Subscription first = this.subscriptions.add(UnknownEvent.class, (event) -> this.heard.add("x"));
		this.subscriptions.add(UnknownEvent.class, (event) -> this.heard.add("x"));
		first.close();
		this.subscriptions.deliver(event("Event: X"));
		assertThat(this.heard).containsExactly("x");
	}

	@Test
	void subscribingWhileAnEventIsDelivered() {
		this.subscriptions.add(UnknownEvent.class, (event) -> {
			this.heard.add("outer");
			this.subscriptions.add(UnknownEvent.class, (inner) -> this.heard.add("inner"));
		});
		this.subscriptions.deliver(event("Event: X"));
		assertThat(this.heard).containsExactly("outer");
		this.subscriptions.deliver(event("Event: X"));
		assertThat(this.heard).containsExactly("outer", "outer", "inner");
	}

	@Test
	void payloadOfAUserEventIsDeliveredToo() {
		this.registry.registerUserEvent("Order", Order.class);
		this.subscriptions.add(Order.class, (order) -> this.heard.add("order " + order.id()));
		this.subscriptions.add(UserEvent.class, (event) -> this.heard.add("event"));
		this.subscriptions.deliver(event("Event: UserEvent\nUserEvent: Order\nId: 7"));
		assertThat(this.heard).containsExactlyInAnyOrder("event", "order 7");
	}

	@Test
	void whatIsThrownIsCounted() {
		this.subscriptions.add(UnknownEvent.class, (event) -> {
			throw new AssertionError("boom");
		});
		this.subscriptions.add(UnknownEvent.class, (event) -> this.heard.add("next"));
		this.subscriptions.deliver(event("Event: X"));
		this.subscriptions.deliver(event("Event: X"));
		assertThat(this.heard).containsExactly("next", "next");
		assertThat(this.counters.listenerErrors.sum()).isEqualTo(2);
	}

	private ManagerEvent event(String text) {
		return this.registry.create(AmiMessage.of(text), this.registry.origin("pbx1"), Instant.EPOCH);
	}

	record Order(int id) {
	}

}
