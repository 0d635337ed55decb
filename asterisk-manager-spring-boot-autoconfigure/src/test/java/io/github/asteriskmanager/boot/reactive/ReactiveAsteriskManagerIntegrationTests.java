package io.github.asteriskmanager.boot.reactive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.BufferOverflowStrategy;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * An application that uses Reactor, with two servers.
 */
class ReactiveAsteriskManagerIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final AmiServer first = AmiServer.builder().start();

	private final AmiServer second = AmiServer.builder().start();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private ConfigurableApplicationContext context;

	private ReactiveAsteriskManager reactive;

	@BeforeEach
	void startApplication() {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("asterisk.manager.defaults.address=127.0.0.1", "asterisk.manager.defaults.username=manager",
					"asterisk.manager.defaults.password=secret", "asterisk.manager.providers[0].title=first",
					"asterisk.manager.providers[0].port=" + this.first.port(),
					"asterisk.manager.providers[1].title=second",
					"asterisk.manager.providers[1].port=" + this.second.port())
			.run();
		this.context.getBean("first", ManagerProvider.class).awaitReady(SOON);
		this.context.getBean("second", ManagerProvider.class).awaitReady(SOON);
		this.first.awaitSessions(1);
		this.second.awaitSessions(1);
		this.reactive = this.context.getBean(ReactiveAsteriskManager.class);
	}

	@AfterEach
	void close() {
		this.context.close();
		this.first.close();
		this.second.close();
	}

	@Test
	void eventsOfOneProviderOrOfAll() {
		List<String> atSecond = new CopyOnWriteArrayList<>();
		Disposable all = this.reactive.events(HangupEvent.class)
			.subscribe((event) -> this.heard.add(event.getProvider()));
		this.reactive.events("second", HangupEvent.class).subscribe((event) -> atSecond.add(event.getChannel()));
		this.first.emit("Hangup", "Channel", "a");
		this.second.emit("Hangup", "Channel", "b");
		await().atMost(SOON).until(() -> this.heard.size() == 2 && atSecond.size() == 1);
		assertThat(this.heard).containsExactlyInAnyOrder("first", "second");
		assertThat(atSecond).containsExactly("b");
		all.dispose();
		this.first.emit("Hangup", "Channel", "c");
		await().atMost(SOON).until(() -> unhandledHangups() == 1);
		assertThat(this.heard).hasSize(2);
		assertThatIllegalArgumentException().isThrownBy(() -> this.reactive.events("third", HangupEvent.class));
	}

	private long unhandledHangups() {
		return this.context.getBean("first", ManagerProvider.class).getUnhandledEvents().getOrDefault("Hangup", 0L);
	}

	@Test
	void whatASubscriberIsTooSlowForIsCountedAndTold() {
		List<Object> dropped = new CopyOnWriteArrayList<>();
		BaseSubscriber<HangupEvent> slow = new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.request(1);
			}

			@Override
			protected void hookOnNext(HangupEvent event) {
				ReactiveAsteriskManagerIntegrationTests.this.heard.add(event.getChannel());
			}

		};
		this.reactive
			.events("first", HangupEvent.class, new EventBuffer(3, BufferOverflowStrategy.DROP_OLDEST, dropped::add))
			.subscribe(slow);
		for (int i = 0; i < 10; i++) {
			this.first.emit("Hangup", "Channel", String.valueOf(i));
		}
		await().atMost(SOON).until(() -> dropped.size() == 6);
		assertThat(this.reactive.getDroppedEvents()).isEqualTo(6);
		slow.request(10);
		assertThat(this.heard).containsExactly("0", "7", "8", "9");
		slow.cancel();
	}

	@Test
	void actionsAreSentWhenSubscribedTo() {
		var ping = this.reactive.send("first", new PingAction());
		assertThat(this.first.requests("Ping")).isEmpty();
		assertThat(ping.block(SOON)).isNotNull();
		assertThat(ping.block(SOON)).isNotNull();
		assertThat(this.first.requests("Ping")).hasSize(2);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
