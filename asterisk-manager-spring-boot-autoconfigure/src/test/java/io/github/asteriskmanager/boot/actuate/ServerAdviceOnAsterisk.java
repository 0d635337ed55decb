package io.github.asteriskmanager.boot.actuate;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import io.github.asteriskmanager.Authentication;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.actuate.AmiServersEndpoint.Operation;
import io.github.asteriskmanager.boot.actuate.AmiServersEndpoint.ServerDescriptor;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.NewExtenEvent;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.testcontainers.images.builder.Transferable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Advice on a real Asterisk that is set up as badly as each sentence needs it; one
 * subclass for each version.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServerAdviceOnAsterisk {

	static final Duration SOON = Duration.ofSeconds(30);

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

	/** An endpoint that calls itself, and media that is reported on twice a second. */
	private static final String PJSIP_CONF = """
			[loop]
			type = transport
			protocol = udp
			bind = 127.0.0.1:5060
			[loop]
			type = endpoint
			transport = loop
			context = default
			disallow = all
			allow = ulaw
			aors = loop
			[loop]
			type = aor
			contact = sip:127.0.0.1:5060
			[loop]
			type = identify
			endpoint = loop
			match = 127.0.0.1
			""";

	private static final String RTP_CONF = """
			[general]
			rtcpinterval = 500
			""";

	final AsteriskContainer asterisk;

	private final String version;

	private final EventRegistry registry = EventRegistry.create();

	AsteriskManagerService service;

	private AmiServersEndpoint endpoint;

	ServerAdviceOnAsterisk(String baseImage, String version) {
		this.version = version;
		this.asterisk = AsteriskContainer.ofBaseImage(baseImage)
			.withCopyToContainer(Transferable.of(MANAGER_CONF), "/etc/asterisk/manager.conf")
			.withCopyToContainer(Transferable.of(PJSIP_CONF), "/etc/asterisk/pjsip.conf")
			.withCopyToContainer(Transferable.of(RTP_CONF), "/etc/asterisk/rtp.conf");
	}

	@BeforeAll
	void startAsterisk() {
		this.asterisk.start();
	}

	@AfterAll
	void stopAsterisk() {
		this.asterisk.stop();
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
			assertThat(server.asteriskVersion()).startsWith(this.version);
			assertThat(server.amiVersion()).isNotEmpty();
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
		ManagerOptions first = options("a", "narrow").build();
		start((type) -> false, first);
		ready("a");
		// Asterisk lets both in if they log in at the same moment
		this.service.reload(List.of(new ProviderDefinition(first, true),
				new ProviderDefinition(options("b", "narrow").build(), true)));
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
	void floodOfVariablesNobodyListensTo() {
		start((type) -> false, options("a", "wide").build());
		ready("a");
		flood("300");
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(server("a").advice())
				.anyMatch((line) -> line.contains("VarSet") && line.contains("name(VarSet),action(exclude)")));
		assertThat(server("a").eventRate()).isPositive();
	}

	@Test
	void floodOfMediaReportsNobodyListensTo() {
		start((type) -> false, options("a", "wide").build());
		ready("a");
		OriginateAction call = OriginateAction.builder()
			.channel("PJSIP/1004@loop")
			.application("MusicOnHold")
			.async(true)
			.build();
		for (int i = 0; i < 8; i++) {
			this.service.send("a", call);
		}
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(server("a").advice())
				.anyMatch((line) -> line.contains("RTCPSent") && line.contains("name(RTCPSent),action(exclude)"))
				.anyMatch((line) -> line.contains("RTCPReceived")));
		this.service.send("a", CommandAction.of("channel request hangup all"));
	}

	@Test
	void authlimit() throws Exception {
		List<Socket> strangers = new ArrayList<>();
		try {
			for (int i = 0; i < 4; i++) {
				strangers.add(new Socket(this.asterisk.getHost(), this.asterisk.getAmiPort()));
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

	ManagerOptions.Builder options(String title, String user) {
		return ManagerOptions.builder()
			.title(title)
			.address(this.asterisk.getHost())
			.port(this.asterisk.getAmiPort())
			.username(user)
			.password("secret");
	}

	void start(Predicate<Class<?>> listeners, ManagerOptions... options) {
		this.service = new AsteriskManagerService((event) -> {
		}, (created) -> ManagerProvider.create(created, this.registry),
				Arrays.stream(options).map((one) -> new ProviderDefinition(one, true)).toList(), listeners);
		this.endpoint = new AmiServersEndpoint(this.service, this.registry);
		this.service.start();
	}

	void ready(String title) {
		this.service.getProvider(title).awaitReady(SOON);
	}

	ServerDescriptor server(String title) {
		return this.endpoint.server(title);
	}

	void flood(String iterations) {
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
