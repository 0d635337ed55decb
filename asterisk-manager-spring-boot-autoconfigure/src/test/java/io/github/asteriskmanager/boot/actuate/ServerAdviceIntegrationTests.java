package io.github.asteriskmanager.boot.actuate;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

import io.github.asteriskmanager.Authentication;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.actuate.AmiServersEndpoint.Operation;
import io.github.asteriskmanager.boot.actuate.AmiServersEndpoint.ServerDescriptor;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.NewExtenEvent;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Advice on a real Asterisk that is set up as badly as each sentence needs it.
 */
@EnabledIfDockerAvailable
class ServerAdviceIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String MANAGER_CONF = """
			[general]
			enabled = yes
			bindaddr = 0.0.0.0
			port = 5038
			authlimit = 2
			[narrow]
			secret = secret
			read = system,call,command
			write = all
			allowmultiplelogin = no
			[wide]
			secret = secret
			read = all
			write = all
			""";

	private static final AsteriskContainer asterisk = AsteriskContainer.ofBaseImage("debian:sid-slim")
		.withCopyToContainer(Transferable.of(MANAGER_CONF.getBytes(StandardCharsets.UTF_8)),
				"/etc/asterisk/manager.conf");

	private final EventRegistry registry = EventRegistry.create();

	private AsteriskManagerService service;

	private AmiServersEndpoint endpoint;

	@BeforeAll
	static void startAsterisk() {
		asterisk.start();
	}

	@AfterAll
	static void stopAsterisk() {
		asterisk.stop();
	}

	@AfterEach
	void stop() {
		this.service.close();
	}

	@Test
	void privilegesNamesAndLogins() {
		start((type) -> type == HangupEvent.class || type == NewExtenEvent.class,
				options("a", "narrow").authentication(Authentication.PLAIN).build());
		ready("a");
		assertThat(server("a")).satisfies((server) -> {
			assertThat(server.asteriskVersion()).startsWith("22.");
			assertThat(server.amiVersion()).startsWith("11.");
			assertThat(server.readPrivileges()).contains("system", "call", "command").doesNotContain("dialplan");
			assertThat(server.uptime()).isNotNull();
			assertThat(server.lastReload()).isNotNull();
			assertThat(server.roundTrip()).isPositive();
			assertThat(server.clockSkew()).isNotNull();
			assertThat(server.reconnects()).isZero();
			assertThat(server.advice()).hasSize(3)
				.anyMatch((line) -> line.contains("receives no Newexten") && line.contains("add 'dialplan' to"))
				.anyMatch((line) -> line.contains("in clear") && line.contains("tlsenable=yes"))
				.anyMatch((line) -> line.contains("broke unnoticed") && line.contains("allowmultiplelogin=yes"));
		});
		assertThat(this.endpoint.operate("a", Operation.RECONNECT)).isNotNull();
		ready("a");
		assertThat(server("a").reconnects()).isEqualTo(1);
		assertThat(this.endpoint.operate("a", Operation.STOP).state()).isEqualTo(ProviderState.STOPPED);
	}

	@Test
	void secondLoginAndSystemName() {
		start((type) -> false, options("a", "narrow").build(), options("b", "narrow").build());
		await().atMost(SOON)
			.until(() -> this.service.getProviders()
				.stream()
				.anyMatch((provider) -> provider.getStatus().reason() == DisconnectReason.LOGIN_ALREADY_IN_USE));
		List<String> all = this.endpoint.servers()
			.servers()
			.values()
			.stream()
			.flatMap((server) -> server.advice().stream())
			.toList();
		assertThat(all).anyMatch((line) -> line.contains("refused a second login of user 'narrow'"))
			.anyMatch((line) -> line.contains("'systemname'"));
	}

	@Test
	void floodNobodyListensTo() {
		start((type) -> false, options("a", "wide").build());
		ready("a");
		flood("300");
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(server("a").advice())
				.anyMatch((line) -> line.contains("VarSet") && line.contains("name(VarSet),action(exclude)")));
		assertThat(server("a").eventRate()).isNotNull();
	}

	@Test
	void slowConsumer() throws Exception {
		start((type) -> false, options("a", "wide").queue(new QueuePolicy(10, OverflowPolicy.BLOCK)).build());
		CountDownLatch slow = new CountDownLatch(1);
		ready("a");
		this.service.getProvider("a").subscribe(ManagerEvent.class, (event) -> waitFor(slow));
		flood("100000");
		Duration cut = Duration.ofSeconds(60);
		await().atMost(cut)
			.until(() -> !asterisk.execInContainer("asterisk", "-rx", "manager show connected")
				.getStdout()
				.contains("wide"));
		asterisk.execInContainer("asterisk", "-rx", "channel request hangup all");
		slow.countDown();
		await().atMost(SOON).untilAsserted(() -> assertThat(server("a")).satisfies((server) -> {
			assertThat(server.lastDisconnectCause()).isNotNull();
			assertThat(server.advice()).anyMatch((line) -> line.contains("'writetimeout=5000'"));
		}));
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void authlimit() throws Exception {
		List<Socket> strangers = new ArrayList<>();
		try {
			for (int i = 0; i < 4; i++) {
				strangers.add(new Socket(asterisk.getHost(), asterisk.getAmiPort()));
			}
			start((type) -> false, options("a", "wide").build());
			await().atMost(SOON)
				.untilAsserted(() -> assertThat(server("a").advice()).anyMatch((line) -> line.contains("'authlimit'")));
		}
		finally {
			for (Socket stranger : strangers) {
				stranger.close();
			}
		}
	}

	private static ManagerOptions.Builder options(String title, String user) {
		return ManagerOptions.builder()
			.title(title)
			.address(asterisk.getHost())
			.port(asterisk.getAmiPort())
			.username(user)
			.password("secret");
	}

	private void start(Predicate<Class<?>> listeners, ManagerOptions... options) {
		this.service = new AsteriskManagerService((event) -> {
		}, (created) -> ManagerProvider.create(created, this.registry),
				Arrays.stream(options).map((one) -> new ProviderDefinition(one, true)).toList(), listeners);
		this.endpoint = new AmiServersEndpoint(this.service, this.registry);
		this.service.start();
	}

	private void ready(String title) {
		this.service.getProvider(title).awaitReady(SOON);
	}

	private ServerDescriptor server(String title) {
		return this.endpoint.server(title);
	}

	private void flood(String iterations) {
		this.service.send("a",
				OriginateAction.builder()
					.channel("Local/5000@default")
					.application("Wait")
					.data("60")
					.variable("ITERATIONS", iterations)
					.async(true)
					.build());
	}

}
