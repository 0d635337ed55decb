package io.github.asteriskmanager.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.autoconfigure.AmiEventScan;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskEventMulticasterAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.userevents.OrderPlaced;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.VarSetEvent;
import io.github.asteriskmanager.test.AmiRequest;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What an application listens to decides what is asked for and what counts as unhandled.
 */
class ListenerAwareIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final AmiServer server = AmiServer.builder().start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskEventMulticasterAutoConfiguration.class))
		.withUserConfiguration(Listeners.class)
		.withPropertyValues("asterisk.manager.providers[0].title=pbx",
				"asterisk.manager.providers[0].address=" + this.server.address(),
				"asterisk.manager.providers[0].port=" + this.server.port(),
				"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret");

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void whatNobodyTakesIsCountedAndTold() {
		this.contextRunner.run((context) -> {
			ManagerProvider provider = context.getBean(ManagerProvider.class);
			provider.awaitReady(SOON);
			Listeners listeners = context.getBean(Listeners.class);
			this.server.emit("Newchannel", "Channel", "a");
			this.server.emit("Hangup", "Channel", "a");
			this.server.emit("Martian", "Channel", "a");
			await().atMost(SOON).until(() -> listeners.hangups.size() == 1);
			assertThat(listeners.unhandled).extracting((unhandled) -> unhandled.event().getName())
				.contains("Newchannel")
				.doesNotContain("Hangup", "Martian");
			assertThat(provider.getUnhandledEvents()).contains(Map.entry("Newchannel", 1L))
				.doesNotContainKeys("Hangup", "Martian");
		});
	}

	@Test
	void automaticMaskFollowsTheListeners() {
		this.contextRunner.withPropertyValues("asterisk.manager.providers[0].event-mask=auto").run((context) -> {
			context.getBean(ManagerProvider.class).awaitReady(SOON);
			AmiRequest login = this.server.awaitRequest("Login");
			assertThat(login.header("Events").split(",")).containsExactlyInAnyOrder("call", "system");
			List<VarSetEvent> heard = new CopyOnWriteArrayList<>();
			context.getSourceApplicationContext().addApplicationListener(new VarSetListener(heard));
			AmiRequest widened = this.server.awaitRequest("Events");
			assertThat(widened.header("EventMask").split(",")).containsExactlyInAnyOrder("call", "dialplan", "system");
		});
	}

	@Test
	void automaticMaskWidensWhenAUserEventIsRegisteredThatHasAListener() {
		this.contextRunner.withPropertyValues("asterisk.manager.providers[0].event-mask=auto")
			.withBean(OrderListener.class)
			.run((context) -> {
				context.getBean(ManagerProvider.class).awaitReady(SOON);
				assertThat(this.server.awaitRequest("Login").header("Events").split(","))
					.containsExactlyInAnyOrder("call", "system");
				context.getBean(EventRegistry.class).registerUserEvent(OrderPlaced.class);
				assertThat(this.server.awaitRequest("Events").header("EventMask").split(","))
					.containsExactlyInAnyOrder("call", "system", "user");
			});
	}

	@Test
	void userEventsOfOtherPackagesAreFound() {
		this.contextRunner.withUserConfiguration(Scanning.class).run((context) -> {
			assertThat(context.getBean(EventRegistry.class).userEvents().values()).contains(OrderPlaced.class);
			assertThat(context).hasSingleBean(AsteriskManagerService.class);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@AmiEventScan(basePackageClasses = OrderPlaced.class)
	static class Scanning {

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final List<HangupEvent> hangups = new CopyOnWriteArrayList<>();

		private final List<UnhandledEvent> unhandled = new CopyOnWriteArrayList<>();

		@EventListener
		void onHangup(HangupEvent event) {
			this.hangups.add(event);
		}

		@EventListener
		void onUnhandled(UnhandledEvent event) {
			this.unhandled.add(event);
		}

		/** An audit log waits for nothing. */
		@EventListener
		void onAnything(ApplicationEvent event) {
		}

	}

	static class OrderListener {

		@EventListener
		void onOrder(OrderPlaced order) {
		}

	}

	static final class VarSetListener implements ApplicationListener<PayloadApplicationEvent<VarSetEvent>> {

		private final List<VarSetEvent> heard;

		VarSetListener(List<VarSetEvent> heard) {
			this.heard = heard;
		}

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<VarSetEvent> event) {
			this.heard.add(event.getPayload());
		}

	}

}
