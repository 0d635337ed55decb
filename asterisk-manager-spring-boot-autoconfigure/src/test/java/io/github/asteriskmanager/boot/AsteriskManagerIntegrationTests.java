package io.github.asteriskmanager.boot;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import javax.management.ObjectName;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.app.CallApplication;
import io.github.asteriskmanager.boot.app.CallListeners;
import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.Fault;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.json.JsonContent;
import org.springframework.test.json.JsonContentAssert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole application with two servers, one of which is out of reach.
 */
class AsteriskManagerIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final AmiServer server = AmiServer.builder().start();

	private ConfigurableApplicationContext context;

	@BeforeEach
	void startApplication() throws IOException {
		this.context = application(WebApplicationType.SERVLET).run();
	}

	@AfterEach
	void stop() {
		this.context.close();
		this.server.close();
	}

	private SpringApplicationBuilder application(WebApplicationType type) throws IOException {
		return new SpringApplicationBuilder(CallApplication.class).web(type)
			.properties("server.port=0", "spring.jmx.enabled=true", "management.endpoints.web.exposure.include=*",
					"management.endpoints.jmx.exposure.include=amiEvents",
					"management.endpoint.ami-events.access=unrestricted",
					"management.endpoint.health.show-details=always", "asterisk.manager.defaults.address=127.0.0.1",
					"asterisk.manager.defaults.username=manager", "asterisk.manager.defaults.password=secret",
					"asterisk.manager.providers[0].title=primary",
					"asterisk.manager.providers[0].port=" + this.server.port(),
					"asterisk.manager.providers[1].title=backup", "asterisk.manager.providers[1].port=" + closedPort());
	}

	@Test
	void healthShowsOneUpAndOneDown() throws Exception {
		awaitReady();
		HttpResponse<String> health = get("/actuator/health/asteriskManager");
		assertThat(health.statusCode()).isEqualTo(503);
		assertJson(health).extractingPath("$.components.primary.status").isEqualTo("UP");
		assertJson(health).extractingPath("$.components.backup.status").isEqualTo("DOWN");
		assertJson(health).extractingPath("$.components.backup.details.reason").asString().contains("127.0.0.1");
		assertThat(health.body()).doesNotContain("secret").doesNotContain("manager\"");
		assertThat(get("/actuator/health/asteriskManager/primary").statusCode()).isEqualTo(200);
		assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
	}

	@Test
	void endpointAndMetricsCarryBothTitles() throws Exception {
		awaitReady();
		HttpResponse<String> events = get("/actuator/ami-events");
		assertJson(events).extractingPath("$.providers").asMap().containsOnlyKeys("primary", "backup");
		assertJson(get("/actuator/metrics/asterisk.manager.connection.ready"))
			.extractingPath("$.availableTags[?(@.tag=='provider')].values[*]")
			.asArray()
			.containsExactlyInAnyOrder("primary", "backup");
		assertJson(get("/actuator/metrics/asterisk.manager.connection.ready?tag=provider:primary"))
			.extractingPath("$.measurements[0].value")
			.isEqualTo(1.0);
		service().send("primary", ManagerAction.of("Ping"));
		assertJson(get("/actuator/metrics/asterisk.manager.action?tag=provider:primary&tag=action:Ping"))
			.extractingPath("$.measurements[?(@.statistic=='COUNT')].value")
			.asArray()
			.containsExactly(1.0);
	}

	@Test
	void eventsReachListenersInEveryForm() {
		awaitReady();
		this.server.emit("Hangup", "Privilege", "call,all", "Channel", "PJSIP/alice-1", "Uniqueid", "1.1");
		this.server.emit("UserEvent", "Privilege", "user,all", "UserEvent", "CallbackRequested", "Number", "1001",
				"Limit", "9.90");
		List<String> heard = this.context.getBean(CallListeners.class).heard;
		Awaitility.await()
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(heard).contains("primary READY", "hangup of PJSIP/alice-1",
					"answered Success", "hangup at primary", "channel 1.1", "callback to 1001 up to 9.90",
					"callback at primary", "backup BACKING_OFF"));
		ListenerErrors errors = this.context.getBean(ListenerErrors.class);
		assertThat(errors.count("primary")).as("the listener of channels").isEqualTo(2);
		assertThat(service().getProvider("primary").getStatistics().listenerErrors()).isZero();
	}

	@Test
	void unknownEventsAreShownAndClearedOverHttpAndJmx() throws Exception {
		awaitReady();
		this.server.emit("Martian", "Colour", "green");
		Awaitility.await()
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(get("/actuator/ami-events/martian").statusCode()).isEqualTo(200));
		ObjectName name = new ObjectName("org.springframework.boot:type=Endpoint,name=AmiEvents");
		Object shown = ManagementFactory.getPlatformMBeanServer()
			.invoke(name, "events", new Object[] { null }, new String[] { String.class.getName() });
		assertThat(shown).asInstanceOf(InstanceOfAssertFactories.MAP)
			.extractingByKey("unknownEvents")
			.asString()
			.contains("Martian", "Colour")
			.doesNotContain("green");
		ManagementFactory.getPlatformMBeanServer().invoke(name, "clear", new Object[0], new String[0]);
		assertThat(get("/actuator/ami-events/martian").statusCode()).isEqualTo(404);
	}

	@Test
	void startWaitsForNoServer() throws IOException {
		awaitReady();
		this.server.fault(Fault.SILENT_BEFORE_BANNER);
		try (ConfigurableApplicationContext other = application(WebApplicationType.NONE)
			.run("--spring.jmx.enabled=false")) {
			AsteriskManagerService service = other.getBean(AsteriskManagerService.class);
			assertThat(service.isRunning()).isTrue();
			assertThat(service.getProvider("primary").getState()).isIn(ProviderState.CONNECTING,
					ProviderState.AUTHENTICATING);
		}
	}

	@Test
	void stopLogsOff() {
		awaitReady();
		this.context.close();
		assertThat(this.server.awaitRequest("Logoff")).isNotNull();
		assertThat(this.context.isActive()).isFalse();
	}

	@Test
	void listeningKeepsTheApplicationRunning() throws IOException {
		this.context.close();
		assertThat(threadsThatKeepRunning()).isEmpty();
		this.context = application(WebApplicationType.NONE).run();
		assertThat(threadsThatKeepRunning()).isNotEmpty();
	}

	private static List<Thread> threadsThatKeepRunning() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !thread.isDaemon() && thread.getName().startsWith("ami-keep-alive"))
			.toList();
	}

	@Test
	void reloadKeepsTheConnectionOfWhatIsTheSame() {
		awaitReady();
		ManagerProvider backup = service().getProvider("backup");
		ProviderDefinition same = new ProviderDefinition(service().getProvider("primary").getOptions(), true);
		service().reload(List.of(same,
				new ProviderDefinition(backup.getOptions().toBuilder().port(this.server.port()).build(), true)));
		backup.awaitReady(TIMEOUT);
		this.server.awaitSessions(2);
		assertThat(this.server.requests("Logoff")).isEmpty();
		this.server.emit("Hangup", "Privilege", "call,all", "Channel", "PJSIP/bob-1", "Uniqueid", "2.1");
		Awaitility.await()
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(this.context.getBean(CallListeners.class).heard)
				.contains("hangup at primary", "hangup at backup"));
		service().reload(List.of(same));
		this.server.awaitSessions(1);
		assertThat(service().getProvider("primary").getState()).isEqualTo(ProviderState.READY);
	}

	private void awaitReady() {
		service().getProvider("primary").awaitReady(TIMEOUT);
		await(() -> service().getProvider("backup").getState() == ProviderState.BACKING_OFF);
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(TIMEOUT).until(condition);
	}

	private AsteriskManagerService service() {
		return this.context.getBean(AsteriskManagerService.class);
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	private static JsonContentAssert assertJson(HttpResponse<String> response) {
		assertThat(response.statusCode()).isIn(200, 503);
		return new JsonContentAssert(new JsonContent(response.body()));
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
