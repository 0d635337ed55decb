package io.github.asteriskmanager.boot.autoconfigure;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.DispatchMode;
import io.github.asteriskmanager.EventFilter;
import io.github.asteriskmanager.EventInterceptor;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ManagerSocketFactory;
import io.github.asteriskmanager.ReconnectStrategy;
import io.github.asteriskmanager.boot.AsteriskEvent;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEventConverter;
import io.github.asteriskmanager.event.VarSetEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Applications that put something of their own into the providers.
 */
class ProviderExtensionsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final AmiServer server = AmiServer.builder().start();

	private ConfigurableApplicationContext context;

	@AfterEach
	void close() {
		this.context.close();
		this.server.close();
	}

	private <T> T run(Class<T> application, String... properties) {
		this.context = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("asterisk.manager.providers[0].title=pbx", "asterisk.manager.providers[0].address=127.0.0.1",
					"asterisk.manager.providers[0].port=" + this.server.port(),
					"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret")
			.properties(properties)
			.run();
		provider().awaitReady(SOON);
		this.server.awaitSessions(1);
		return this.context.getBean(application);
	}

	private ManagerProvider provider() {
		return this.context.getBean(ManagerProvider.class);
	}

	@Test
	void filtersAndInterceptorsStandBeforeListeners() {
		Filtering application = run(Filtering.class);
		this.server.emit("VarSet", "Variable", "X");
		this.server.emit("Hangup", "Channel", "a");
		await().atMost(SOON).until(() -> application.seen.size() == 5);
		assertThat(application.seen).containsExactly("outer Hangup", "inner Hangup", "listener a", "inner ends",
				"outer ends");
		await().atMost(SOON).untilAsserted(() -> {
			ProviderStatistics statistics = provider().getStatistics();
			assertThat(statistics.eventsFiltered()).as("FullyBooted and VarSet").isEqualTo(2);
			assertThat(statistics.eventsDelivered()).isEqualTo(1);
			assertThat(statistics.eventsReceived()).isEqualTo(3);
		});
	}

	@Test
	void socketsAndDelaysAreTheApplicationsAndStayTheSameOverAReload() {
		Connecting application = run(Connecting.class, "asterisk.manager.providers[0].reconnect.fast-interval=1h");
		assertThat(application.seen).containsExactly("socket for pbx");
		AsteriskManagerService service = this.context.getBean(AsteriskManagerService.class);
		List<ProviderDefinition> again = this.context.getBean(ProviderDefinitions.class)
			.from(this.context.getBean(AsteriskManagerProperties.class));
		service.reload(again);
		assertThat(this.server.requests("Logoff")).isEmpty();
		this.server.dropSessions();
		await().atMost(SOON).until(() -> application.seen.size() == 4);
		assertThat(application.seen.subList(1, 4)).containsExactly("first", "second", "socket for pbx");
		provider().awaitReady(SOON);
	}

	@Test
	void userEventsAreConvertedWhole() {
		Converting application = run(Converting.class);
		this.server.emit("UserEvent", "UserEvent", "Basket", "Json", "[1,2]");
		await().atMost(SOON).until(() -> application.seen.size() == 2);
		assertThat(application.seen).containsExactlyInAnyOrder("basket [1,2]", "basket at pbx");
	}

	@Test
	void listenersRunOnTheExecutorInOrder() {
		OnExecutor application = run(OnExecutor.class);
		for (int i = 0; i < 200; i++) {
			this.server.emit("VarSet", "Value", String.valueOf(i), "Linkedid", String.valueOf(i % 7));
		}
		await().atMost(SOON).until(() -> application.values.size() == 200);
		assertThat(application.values)
			.isSortedAccordingTo((one, other) -> Integer.parseInt(one) - Integer.parseInt(other));
		assertThat(application.threads).allMatch((name) -> name.startsWith("mine-"));
		assertThat(this.context.getBeansOfType(Executor.class)).containsKey("applicationTaskExecutor");
	}

	@Test
	void callsAreHandledAtTheSameTimeEachInItsOrder() {
		PerCall application = run(PerCall.class, "asterisk.manager.dispatch.mode=per-call",
				"asterisk.manager.dispatch.workers=3");
		assertThat(provider().getOptions().getDispatch().mode()).isEqualTo(DispatchMode.PER_CALL);
		for (int i = 0; i < 3; i++) {
			this.server.emit("Hangup", "Channel", String.valueOf(i), "Linkedid", String.valueOf(i));
		}
		await().atMost(SOON).until(() -> application.met.getCount() == 0);
		for (int i = 0; i < 2000; i++) {
			this.server.emit("VarSet", "Value", String.valueOf(i), "Linkedid", String.valueOf(i % 13));
		}
		await().atMost(SOON).until(() -> application.values.values().stream().mapToInt(List::size).sum() == 2000);
		assertThat(application.values).hasSize(13).allSatisfy((call, values) -> assertThat(values).isSorted());
		await().atMost(SOON).untilAsserted(() -> {
			ProviderStatistics statistics = provider().getStatistics();
			assertThat(statistics.queueSize()).isZero();
			assertThat(statistics.eventsReceived()).isEqualTo(statistics.eventsDelivered());
		});
	}

	@Test
	void asyncListenersHoldUpNobody() throws InterruptedException {
		Asynchronous application = run(Asynchronous.class);
		this.server.emit("Hangup", "Channel", "slow");
		this.server.emit("VarSet", "Value", "1");
		await().atMost(SOON).until(() -> application.seen.contains("variable"));
		assertThat(application.seen).containsExactly("variable");
		await().atMost(SOON).until(() -> provider().getStatistics().queueSize() == 0);
		application.release.countDown();
		await().atMost(SOON).until(() -> application.seen.contains("hangup"));
		assertThat(application.thread).startsWith("task-");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Filtering {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@Bean
		EventFilter noVariables() {
			return (event) -> !event.getName().equals("VarSet");
		}

		@Bean
		EventFilter notAtTheBegin() {
			return (event) -> !event.getName().equals("FullyBooted");
		}

		@Bean
		@Order(2)
		EventInterceptor inner() {
			return around("inner");
		}

		@Bean
		@Order(1)
		EventInterceptor outer() {
			return around("outer");
		}

		private EventInterceptor around(String name) {
			return (event, delivery) -> {
				this.seen.add(name + " " + event.getName());
				delivery.run();
				this.seen.add(name + " ends");
			};
		}

		@EventListener
		void onHangup(HangupEvent event) {
			this.seen.add("listener " + event.getChannel());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Connecting {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@Bean
		ManagerSocketFactory sockets() {
			return (options) -> {
				this.seen.add("socket for " + options.getTitle());
				return new Socket();
			};
		}

		@Bean
		@Order(2)
		ReconnectStrategy second() {
			return (failed) -> {
				this.seen.add("second");
				return (Duration.ofMinutes(5).equals(failed.proposed())) ? Duration.ZERO : failed.proposed();
			};
		}

		@Bean
		@Order(1)
		ReconnectStrategy first() {
			return (failed) -> {
				this.seen.add("first");
				return Duration.ofMinutes(5);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Converting {

		final List<String> seen = new CopyOnWriteArrayList<>();

		record Basket(String json) {

		}

		@Bean
		ManagerEventConverter baskets() {
			return (event) -> (event.getUserEvent().equals("Basket")) ? new Basket(event.header("Json")) : null;
		}

		@EventListener
		void onBasket(Basket basket) {
			this.seen.add("basket " + basket.json());
		}

		@EventListener
		void onBasketInEnvelope(AsteriskEvent<Basket> event) {
			this.seen.add("basket at " + event.getProvider());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OnExecutor {

		final List<String> values = new CopyOnWriteArrayList<>();

		final List<String> threads = new CopyOnWriteArrayList<>();

		@Bean(defaultCandidate = false)
		@AsteriskManagerTaskExecutor
		TaskExecutor listenerExecutor() {
			return new SimpleAsyncTaskExecutor("mine-");
		}

		@EventListener
		void onVariable(VarSetEvent event) {
			this.threads.add(Thread.currentThread().getName());
			this.values.add(event.getValue());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class PerCall {

		final CyclicBarrier together = new CyclicBarrier(3);

		final CountDownLatch met = new CountDownLatch(3);

		final Map<String, List<Integer>> values = new ConcurrentHashMap<>();

		private final Random random = new Random(1);

		@EventListener
		void onHangup(HangupEvent event) throws Exception {
			this.together.await(20, TimeUnit.SECONDS);
			this.met.countDown();
		}

		@EventListener
		void onVariable(VarSetEvent event) {
			for (int i = this.random.nextInt(200); i > 0; i--) {
				Thread.onSpinWait();
			}
			this.values.computeIfAbsent(event.getLinkedid(), (call) -> new CopyOnWriteArrayList<>())
				.add(Integer.valueOf(event.getValue()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAsync
	static class Asynchronous {

		final List<String> seen = new CopyOnWriteArrayList<>();

		final CountDownLatch release = new CountDownLatch(1);

		volatile String thread = "";

		@Bean
		Slow slow() {
			return new Slow(this);
		}

		@EventListener
		void onVariable(VarSetEvent event) {
			this.seen.add("variable");
		}

	}

	static class Slow {

		private final Asynchronous application;

		Slow(Asynchronous application) {
			this.application = application;
		}

		@Async
		@EventListener
		public void onHangup(HangupEvent event) throws InterruptedException {
			this.application.release.await(20, TimeUnit.SECONDS);
			this.application.thread = Thread.currentThread().getName();
			this.application.seen.add("hangup");
		}

	}

}
