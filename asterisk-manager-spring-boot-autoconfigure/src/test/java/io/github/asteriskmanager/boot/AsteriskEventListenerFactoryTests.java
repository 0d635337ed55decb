package io.github.asteriskmanager.boot;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import io.github.asteriskmanager.event.ChannelEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listeners made by {@link AsteriskEventListenerFactory} behave as those of Spring.
 */
class AsteriskEventListenerFactoryTests {

	private final EventRegistry registry = EventRegistry.create();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final AsteriskEventListenerFactory factory = new AsteriskEventListenerFactory();

	@AfterEach
	void close() {
		this.context.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void orderConditionsReturnValuesAndInheritanceAreThoseOfSpring(boolean own) {
		Listeners listeners = use(Listeners.class, own);
		publish("Event: Hangup\r\nChannel: PJSIP/alice-1\r\nCause: 16");
		publish("Event: Hangup\r\nChannel: PJSIP/bob-1\r\nCause: 17");
		publish("Event: Reload");
		assertThat(listeners.heard).containsExactly("first PJSIP/alice-1", "inherited PJSIP/alice-1",
				"normal PJSIP/alice-1", "published by a listener", "provider pbx", "first PJSIP/bob-1",
				"inherited PJSIP/bob-1", "published by a listener", "provider pbx");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void asyncListenerRunsOnTheExecutor(boolean own) {
		AsyncListeners listeners = use(AsyncListeners.class, own);
		publish("Event: Hangup\r\nChannel: PJSIP/alice-1");
		assertThat(this.context.getBean(Tasks.class).waiting).singleElement().satisfies(Runnable::run);
		assertThat(listeners.heard()).containsExactly("PJSIP/alice-1");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void eventWithoutAnEnvelopeOfOursIsTakenToo(boolean own) {
		Listeners listeners = use(Listeners.class, own);
		this.context.publishEvent(event("Event: Hangup\r\nChannel: PJSIP/alice-1"));
		this.context.publishEvent(new PayloadApplicationEvent<>(this, event("Event: Hangup\r\nChannel: PJSIP/bob-1")));
		assertThat(listeners.heard).contains("first PJSIP/alice-1", "first PJSIP/bob-1");
	}

	@Test
	void methodsThatAreNotPlainStayWithSpring() {
		assertThat(Stream.of(Plain.class.getDeclaredMethods()).map(this.factory::supportsMethod)).containsOnly(true);
		assertThat(Stream.of(NotPlain.class.getDeclaredMethods())).isNotEmpty()
			.extracting(Method::getName, this.factory::supportsMethod)
			.allSatisfy((method) -> assertThat(method.toList().get(1)).as(method.toString()).isEqualTo(false));
	}

	private <T> T use(Class<T> listeners, boolean own) {
		if (own) {
			this.context.registerBean(AsteriskEventListenerFactory.class);
		}
		this.context.register(listeners);
		this.context.refresh();
		return this.context.getBean(listeners);
	}

	private void publish(String message) {
		this.context.publishEvent(new AsteriskEvent<>(this, "pbx", event(message)));
	}

	private ManagerEvent event(String message) {
		return this.registry.create(AmiMessage.of(message), this.registry.origin("pbx"), Instant.EPOCH);
	}

	abstract static class Base {

		final List<String> heard = new ArrayList<>();

		@Order(2)
		@EventListener
		void inherited(ChannelEvent event) {
			this.heard.add("inherited " + event.getChannel());
		}

	}

	static class Listeners extends Base {

		@Order(1)
		@EventListener
		void first(HangupEvent event) {
			this.heard.add("first " + event.getChannel());
		}

		@Order(3)
		@EventListener(condition = "#a0.header('Cause') == '16'")
		void normal(HangupEvent event) {
			this.heard.add("normal " + event.getChannel());
		}

		@Order(4)
		@EventListener
		String returning(HangupEvent event) {
			return "published by a listener";
		}

		@EventListener
		void returned(String text) {
			this.heard.add(text);
		}

		@Order(5)
		@EventListener
		void envelope(AsteriskEvent<HangupEvent> event) {
			this.heard.add("provider " + event.getProvider());
		}

	}

	interface Hearing {

		List<String> heard();

	}

	@EnableAsync(proxyTargetClass = true)
	static class AsyncListeners implements Hearing {

		private final List<String> heard = new ArrayList<>();

		@Async
		@EventListener
		public void later(HangupEvent event) {
			this.heard.add(String.valueOf(event.getChannel()));
		}

		@Override
		public List<String> heard() {
			return this.heard;
		}

		@Bean
		static Tasks taskExecutor() {
			return new Tasks();
		}

	}

	static final class Tasks implements Executor {

		private final List<Runnable> waiting = new ArrayList<>();

		@Override
		public void execute(Runnable task) {
			this.waiting.add(task);
		}

	}

	static class Plain {

		@EventListener
		void byClass(HangupEvent event) {
		}

		@EventListener(condition = "true")
		void byInterface(ChannelEvent event) {
		}

	}

	static class NotPlain<T extends ManagerEvent> {

		@EventListener
		void envelope(AsteriskEvent<HangupEvent> event) {
		}

		@EventListener
		void generic(T event) {
		}

		@EventListener(HangupEvent.class)
		void named(ManagerEvent event) {
		}

		@EventListener(HangupEvent.class)
		void without() {
		}

		@EventListener
		void other(String event) {
		}

		void none(HangupEvent event) {
		}

	}

}
