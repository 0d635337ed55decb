package io.github.asteriskmanager.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.asteriskmanager.EventFilter;
import io.github.asteriskmanager.EventInterceptor;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ListenerDelivery} and {@link Interceptors}.
 */
class ListenerDeliveryTests {

	private final ProviderCounters counters = new ProviderCounters();

	private final Subscriptions subscriptions = new Subscriptions("pbx1", this.counters);

	private final List<String> seen = new ArrayList<>();

	@Test
	void interceptorsStandAroundListenersAndSeeNoNotices() {
		this.subscriptions.add(Object.class, (item) -> this.seen.add("listener"));
		Delivery delivery = delivery(around("outer"), around("inner"));
		delivery.deliver(event("Hangup"));
		delivery.deliver("notice");
		assertThat(this.seen).containsExactly("outer begins", "inner begins", "listener", "inner ends", "outer ends",
				"listener");
		assertThat(this.counters.eventsDelivered.sum()).isEqualTo(1);
	}

	@Test
	void filteredEventsAreCounted() {
		this.subscriptions.add(ManagerEvent.class, (event) -> this.seen.add(event.getName()));
		EventFilter noVariables = (event) -> !event.getName().equals("VarSet");
		Delivery delivery = delivery(around("outer"), EventInterceptor.of(noVariables), around("inner"));
		delivery.deliver(event("VarSet"));
		delivery.deliver(event("Hangup"));
		assertThat(this.seen).containsExactly("outer begins", "outer ends", "outer begins", "inner begins", "Hangup",
				"inner ends", "outer ends");
		assertThat(this.counters.eventsFiltered.sum()).isEqualTo(1);
		assertThat(this.counters.eventsDelivered.sum()).isEqualTo(1);
		assertThat(EventInterceptor.of(noVariables)).isEqualTo(EventInterceptor.of(noVariables));
	}

	@Test
	void interceptorThatFailsKeepsNothingFromListeners() {
		this.subscriptions.add(HangupEvent.class, (event) -> this.seen.add("listener"));
		Delivery delivery = delivery((event, next) -> {
			next.run();
			next.run();
			throw new IllegalStateException("after");
		}, (event, next) -> {
			throw new StackOverflowError();
		}, around("inner"));
		delivery.deliver(event("Hangup"));
		assertThat(this.seen).containsExactly("inner begins", "listener", "inner ends");
		assertThat(this.counters.eventsDelivered.sum()).isEqualTo(1);
		assertThat(this.counters.listenerErrors.sum()).isEqualTo(2);
	}

	@Test
	void interceptorCannotLetPassWhatAnotherStopped() {
		this.subscriptions.add(HangupEvent.class, (event) -> this.seen.add("listener"));
		Delivery delivery = delivery((event, next) -> {
			next.run();
			throw new IllegalStateException("after");
		}, (event, next) -> {
		});
		delivery.deliver(event("Hangup"));
		assertThat(this.seen).isEmpty();
		assertThat(this.counters.eventsFiltered.sum()).isEqualTo(1);
	}

	@Test
	void deliveryAfterTheInterceptorReturnedIsRefused() {
		AtomicReference<Runnable> kept = new AtomicReference<>();
		Delivery delivery = delivery((event, next) -> kept.set(next));
		delivery.deliver(event("Hangup"));
		assertThatIllegalStateException().isThrownBy(() -> kept.get().run()).withMessageContaining("before it returns");
		assertThat(this.counters.eventsFiltered.sum()).isEqualTo(1);
	}

	private EventInterceptor around(String name) {
		return (event, delivery) -> {
			this.seen.add(name + " begins");
			delivery.run();
			this.seen.add(name + " ends");
		};
	}

	private Delivery delivery(EventInterceptor... interceptors) {
		ManagerOptions.Builder options = ManagerOptions.builder().username("manager");
		for (EventInterceptor interceptor : interceptors) {
			options.extensions((extensions) -> extensions.withInterceptor(interceptor));
		}
		ManagerOptions built = options.build();
		EventQueue queue = new EventQueue("pbx1", built.getQueue(), this.counters, Clock.systemUTC());
		return new ListenerDelivery(queue, new Interceptors(built, this.subscriptions, this.counters),
				this.subscriptions, this.counters);
	}

	private static ManagerEvent event(String name) {
		EventRegistry registry = EventRegistry.create();
		return registry.create(AmiMessage.of("Event: " + name), registry.origin("pbx1"), Instant.EPOCH);
	}

}
