package io.github.asteriskmanager.boot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.event.AmiEvent;
import io.github.asteriskmanager.event.ChannelEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.event.UnknownEvent;
import io.github.asteriskmanager.event.UserEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What listeners of an application get, by way of {@link AsteriskEventMulticaster}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AsteriskEventMulticasterTests {

	private final ListenerErrors errors = new ListenerErrors();

	private final EventRegistry registry = EventRegistry.create();

	private final FakeProvider provider = new FakeProvider(FakeProvider.options("pbx"));

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@BeforeEach
	void register() {
		this.context.registerBean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
				AsteriskEventMulticaster.class, () -> new AsteriskEventMulticaster(this.errors));
		this.context.registerBean(AsteriskEventListenerFactory.class);
		new AsteriskManagerService(this.context, (options) -> this.provider,
				List.of(new ProviderDefinition(this.provider.getOptions(), true)));
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void listenersTakeEventsByClassSuperclassInterfaceAndEnvelope() {
		Listeners listeners = use(Listeners.class);
		ManagerEvent event = this.provider.event(this.registry, "Event: UserEvent", "UserEvent: X");
		this.provider.deliver(event);
		assertThat(listeners.heard).containsExactlyInAnyOrder("class", "superclass", "interface", "root interface",
				"envelope from pbx", "ApplicationListener");
	}

	@Test
	void otherEventsReachOnlyTheirListeners() {
		Listeners listeners = use(Listeners.class);
		this.provider.deliver(this.provider.event(this.registry, "Event: Martian"));
		assertThat(listeners.heard).containsExactlyInAnyOrder("superclass", "root interface", "unknown");
	}

	@Test
	void payloadsOfUserEventsAndNoticesAreEventsToo() {
		Listeners listeners = use(Listeners.class);
		this.provider.deliver(new Order42("42"));
		this.provider.deliver(new ProviderStateChangedEvent("pbx", ProviderState.CONNECTING, ProviderState.READY,
				Instant.EPOCH, null, null));
		this.provider
			.deliver(new EventsLostEvent("pbx", EventsLostEvent.Cause.OVERFLOW, 1, Instant.EPOCH, null, Map.of()));
		assertThat(listeners.heard).containsExactlyInAnyOrder("order 42", "order 42 from pbx", "READY", "OVERFLOW");
	}

	@Test
	void failingListenerStopsNoOther(CapturedOutput output) {
		FailingListeners listeners = use(FailingListeners.class);
		ManagerEvent event = this.provider.event(this.registry, "Event: UserEvent", "UserEvent: X");
		this.provider.deliver(event);
		this.provider.deliver(event);
		assertThat(listeners.heard).containsExactly("after failures", "after failures");
		assertThat(this.errors.count("pbx")).isEqualTo(6);
		assertThat(this.errors.count("other")).isZero();
		assertThat(output).containsOnlyOnce("FailingListeners.exception(io.github.asteriskmanager.event.UserEvent)")
			.containsOnlyOnce("FailingListeners.error(io.github.asteriskmanager.event.UserEvent)")
			.containsOnlyOnce("Listener " + FailingApplicationListener.class.getName())
			.contains("java.lang.AssertionError: an error");
	}

	@Test
	void failingListenerOfAnotherEventReachesItsPublisher() {
		use(FailingListeners.class);
		assertThatIllegalStateException().isThrownBy(() -> this.context.publishEvent("anything else"))
			.withMessage("not an AMI event");
		assertThat(this.errors.count("pbx")).isZero();
	}

	@Test
	void listenerMayPublishAndItsFailureIsThatOfTheListener() {
		Relay relay = use(Relay.class);
		this.provider.deliver(this.provider.event(this.registry, "Event: UserEvent"));
		assertThat(relay.heard).containsExactly("relayed", "thrown back");
	}

	private <T extends Recorder> T use(Class<T> listeners) {
		this.context.register(listeners);
		this.context.refresh();
		return this.context.getBean(listeners);
	}

	record Order42(String number) {
	}

	abstract static class Recorder {

		final List<String> heard = new ArrayList<>();

	}

	static class Listeners extends Recorder implements ApplicationListener<AsteriskEvent<UserEvent>> {

		@EventListener
		void byClass(UserEvent event) {
			this.heard.add("class");
		}

		@EventListener
		void bySuperclass(ManagerEvent event) {
			this.heard.add("superclass");
		}

		@EventListener
		void byInterface(ChannelEvent event) {
			this.heard.add("interface");
		}

		@EventListener
		void byRootInterface(AmiEvent event) {
			this.heard.add("root interface");
		}

		@EventListener
		void byEnvelope(AsteriskEvent<UserEvent> event) {
			this.heard.add("envelope from " + event.getProvider());
		}

		@EventListener
		void unknown(UnknownEvent event) {
			this.heard.add("unknown");
		}

		@EventListener
		void order(Order42 order) {
			this.heard.add("order " + order.number());
		}

		@EventListener
		void orderInEnvelope(AsteriskEvent<Order42> event) {
			this.heard.add("order " + event.getPayload().number() + " from " + event.getProvider());
		}

		@EventListener
		void state(ProviderStateChangedEvent event) {
			this.heard.add(event.state().name());
		}

		@EventListener
		void loss(EventsLostEvent event) {
			this.heard.add(event.cause().name());
		}

		@Override
		public void onApplicationEvent(AsteriskEvent<UserEvent> event) {
			this.heard.add("ApplicationListener");
		}

	}

	static class FailingListeners extends Recorder {

		@Order(1)
		@EventListener
		void exception(UserEvent event) {
			throw new IllegalStateException("an exception");
		}

		@Order(2)
		@EventListener
		void error(UserEvent event) {
			throw new AssertionError("an error");
		}

		@Bean
		static FailingApplicationListener failingApplicationListener() {
			return new FailingApplicationListener();
		}

		@Order(4)
		@EventListener
		void last(UserEvent event) {
			this.heard.add("after failures");
		}

		@EventListener
		void other(String event) {
			throw new IllegalStateException("not an AMI event");
		}

	}

	@Order(3)
	static final class FailingApplicationListener implements ApplicationListener<AsteriskEvent<UserEvent>> {

		@Override
		public void onApplicationEvent(AsteriskEvent<UserEvent> event) {
			throw new IllegalStateException("an ApplicationListener");
		}

	}

	static class Relay extends Recorder {

		private final ApplicationEventPublisher publisher;

		Relay(ApplicationEventPublisher publisher) {
			this.publisher = publisher;
		}

		@EventListener
		void relay(UserEvent event) {
			try {
				this.publisher.publishEvent("relayed");
			}
			catch (IllegalStateException ex) {
				this.heard.add(String.valueOf(ex.getMessage()));
			}
		}

		@EventListener
		void relayed(String event) {
			this.heard.add(event);
			throw new IllegalStateException("thrown back");
		}

	}

}
