package io.github.asteriskmanager.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ProviderReconnectedEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * What happens to the client when a real Asterisk fails.
 */
@EnabledIfDockerAvailable
@ParameterizedClass
@ValueSource(strings = { "debian:sid-slim", "debian:bullseye-slim" })
class RealFaultsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(40);

	private static final String TITLE = "faulty";

	private final DockerClient docker = DockerClientFactory.lazyClient();

	private final AsteriskContainer asterisk;

	private final int port = freePort();

	private final AtomicLong heard = new AtomicLong();

	private final List<DisconnectReason> reasons = Collections.synchronizedList(new ArrayList<>());

	private final List<EventsLostEvent> outages = Collections.synchronizedList(new ArrayList<>());

	private final List<ProviderReconnectedEvent> returns = Collections.synchronizedList(new ArrayList<>());

	private final CountDownLatch awake = new CountDownLatch(1);

	private ManagerProvider provider;

	RealFaultsIntegrationTests(String baseImage) {
		this.asterisk = AsteriskContainer.ofBaseImage(baseImage);
		// a port that stays the same when the container is stopped and started again
		this.asterisk.setPortBindings(List.of(this.port + ":5038"));
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@BeforeEach
	void start() {
		this.asterisk.start();
	}

	@AfterEach
	void stop() {
		this.awake.countDown();
		if (this.provider != null) {
			this.provider.close();
		}
		this.asterisk.stop();
	}

	@Test
	void killedUnderLoadAndStartedAgain() {
		connect(options());
		flood(100_000);
		await().atMost(SOON).until(() -> this.heard.get() > 2_000);
		this.docker.killContainerCmd(this.asterisk.getContainerId()).withSignal("KILL").exec();
		awaitReason(DisconnectReason.CONNECTION_BROKEN, DisconnectReason.CLOSED_BY_SERVER,
				DisconnectReason.SLOW_CONSUMER_SUSPECTED);
		this.docker.startContainerCmd(this.asterisk.getContainerId()).exec();
		awaitReturn();
		assertThat(this.returns.get(0).restarted()).isNotEqualTo(Boolean.FALSE);
		flood(1_000);
		assertAllIsWell();
	}

	@Test
	void frozenForLongerThanTheHeartbeat() {
		connect(options());
		this.docker.killContainerCmd(this.asterisk.getContainerId()).withSignal("STOP").exec();
		awaitReason(DisconnectReason.HEARTBEAT_TIMEOUT);
		this.docker.killContainerCmd(this.asterisk.getContainerId()).withSignal("CONT").exec();
		awaitReturn();
		assertThat(this.returns.get(0).restarted()).isNotEqualTo(Boolean.TRUE);
		assertAllIsWell();
	}

	@Test
	void restartedUnderLoad() {
		connect(options());
		flood(100_000);
		await().atMost(SOON).until(() -> this.heard.get() > 2_000);
		command("core restart now");
		awaitReturn();
		assertAllIsWell();
	}

	@Test
	void rightsTakenAwayByAReload() {
		connect(options());
		configure("", "secret", "read = call\nwrite = call");
		// Asterisk leaves a session the rights it has logged in with
		assertThat(this.provider.send(ManagerAction.of("Command").with("Command", "core show version")).isSuccess())
			.isTrue();
		assertThat(this.provider.getStatistics().connectAttempts()).isEqualTo(1);
		assertThat(this.reasons).isEmpty();
		command("core restart now");
		awaitReturn();
		assertThatExceptionOfType(ActionFailedException.class)
			.isThrownBy(() -> this.provider.send(ManagerAction.of("Command").with("Command", "core show version")))
			.withMessageContaining("ermission");
		assertAllIsWell();
	}

	@Test
	void secretChangedByAReload() {
		connect(options());
		configure("", "another", "read = all\nwrite = all");
		assertThat(this.provider.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		command("core restart now");
		await().atMost(SOON).until(() -> this.provider.getState() == ProviderState.AUTHENTICATION_FAILED);
		assertThat(this.provider.getStatus().problem()).contains("secret").doesNotContain("another");
		long attempts = this.provider.getStatistics().connectAttempts();
		configure("", "secret", "read = all\nwrite = all");
		assertThat(this.provider.getStatistics().connectAttempts()).isEqualTo(attempts);
		this.provider.start();
		this.provider.awaitReady(SOON);
		assertAllIsWell();
	}

	@Test
	void placesForLoginsExhausted() throws IOException {
		configure("authlimit = 1\nauthtimeout = 60", "secret", "read = all\nwrite = all");
		Socket occupant = new Socket("localhost", this.port);
		try (occupant) {
			assertThat(occupant.getInputStream().read()).isPositive();
			begin(options());
			awaitReason(DisconnectReason.CLOSED_BEFORE_BANNER);
		}
		this.provider.awaitReady(SOON);
		assertAllIsWell();
	}

	@Test
	void networkTakenAwayAndGivenBack() {
		connect(options());
		String container = this.asterisk.getContainerId();
		this.docker.disconnectFromNetworkCmd().withContainerId(container).withNetworkId("bridge").exec();
		await().atMost(SOON).until(() -> !this.reasons.isEmpty());
		this.docker.connectToNetworkCmd()
			.withContainerId(container)
			.withNetworkId("bridge")
			.withContainerNetwork(new ContainerNetwork())
			.exec();
		awaitReturn();
		assertAllIsWell();
	}

	@Test
	void packetsVanishUntilTheHeartbeatFindsOut() {
		assumeThat(canDropPackets()).as("nsenter and iptables, as root").isTrue();
		// the container itself: a port of the host would be a proxy, which notices and
		// tells
		connect(options().address(containerAddress()).port(5038).connectTimeout(Duration.ofSeconds(2)));
		packets("--append");
		awaitReason(DisconnectReason.HEARTBEAT_TIMEOUT);
		awaitReason(DisconnectReason.UNREACHABLE);
		packets("--delete");
		awaitReturn();
		assertThat(this.returns.get(0).restarted()).isNotEqualTo(Boolean.TRUE);
		assertAllIsWell();
	}

	private static boolean canDropPackets() {
		return run("nsenter", "--net=/proc/self/ns/net", "iptables", "--list-rules", "INPUT") == 0;
	}

	/** In the network namespace of the container, in both directions. */
	private void packets(String change) {
		String namespace = "--net=/proc/" + inspect().getState().getPidLong() + "/ns/net";
		assertThat(run("nsenter", namespace, "iptables", change, "INPUT", "--protocol", "tcp", "--dport", "5038",
				"--jump", "DROP"))
			.isZero();
		assertThat(run("nsenter", namespace, "iptables", change, "OUTPUT", "--protocol", "tcp", "--sport", "5038",
				"--jump", "DROP"))
			.isZero();
	}

	private static int run(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			return -1;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return -1;
		}
	}

	private String containerAddress() {
		return inspect().getNetworkSettings().getNetworks().get("bridge").getIpAddress();
	}

	private InspectContainerResponse inspect() {
		return this.docker.inspectContainerCmd(this.asterisk.getContainerId()).exec();
	}

	@Test
	void listenerThatSleepsUntilAsteriskCutsTheClient() {
		configure("", "secret", "read = all\nwrite = all");
		begin(options().queue(new QueuePolicy(100, OverflowPolicy.BLOCK)).ping(PingPolicy.OFF));
		this.provider.subscribe(ManagerEvent.class, (event) -> sleep());
		this.provider.awaitReady(SOON);
		// more than the buffers between them hold; asked for by others, for this one does
		// not read on
		try (ManagerConnection control = this.provider.connect()) {
			for (int i = 0; i < 3; i++) {
				control.send(flooding(100_000));
			}
		}
		await().atMost(SOON).until(() -> command("manager show connected").contains("0 users connected"));
		this.awake.countDown();
		awaitReason(DisconnectReason.SLOW_CONSUMER_SUSPECTED);
		awaitReturn();
		assertAllIsWell();
	}

	private void sleep() {
		try {
			this.awake.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void connect(ManagerOptions.Builder options) {
		begin(options);
		this.provider.awaitReady(SOON);
	}

	private void begin(ManagerOptions.Builder options) {
		this.provider = ManagerProvider.create(options.build());
		this.provider.subscribe(ManagerEvent.class, (event) -> this.heard.incrementAndGet());
		this.provider.subscribe(EventsLostEvent.class, (event) -> {
			if (event.cause() == EventsLostEvent.Cause.OUTAGE) {
				this.outages.add(event);
			}
		});
		this.provider.subscribe(ProviderReconnectedEvent.class, this.returns::add);
		this.provider.subscribe(ProviderStateChangedEvent.class, (event) -> {
			if (event.reason() != null) {
				this.reasons.add(event.reason());
			}
		});
		this.provider.start();
	}

	private ManagerOptions.Builder options() {
		return ManagerOptions.builder()
			.title(TITLE)
			.address("127.0.0.1")
			.port(this.port)
			.username("manager")
			.password("secret")
			.loginTimeout(Duration.ofSeconds(3))
			.ping(new PingPolicy(Duration.ofSeconds(1), Duration.ofSeconds(2)))
			.reconnect(new ReconnectPolicy(5, Duration.ofMillis(200), Duration.ofSeconds(1), 0, 0.5,
					Duration.ofSeconds(30)));
	}

	private void flood(int events) {
		await().atMost(SOON).ignoreExceptions().until(() -> this.provider.send(flooding(events)).isSuccess());
	}

	private static ManagerAction<?> flooding(int events) {
		return ManagerAction.of("Originate")
			.with("Channel", "Local/5000@default")
			.with("Context", "default")
			.with("Exten", "1001")
			.with("Priority", "1")
			.with("Variable", "__ITERATIONS=" + events)
			.with("Async", "true");
	}

	private void configure(String general, String secret, String rights) {
		this.asterisk.copyFileToContainer(Transferable.of("""
				[general]
				enabled = yes
				bindaddr = 0.0.0.0
				port = 5038
				%s
				[manager]
				secret = %s
				%s
				""".formatted(general, secret, rights)), "/etc/asterisk/manager.conf");
		command("manager reload");
	}

	private String command(String command) {
		try {
			return this.asterisk.execInContainer("asterisk", "-rx", command).getStdout();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** The ends of connections to the server that this process still has; Linux tells. */
	private static List<String> sockets(ManagerOptions options) {
		String end = hex(options.getAddress()) + ":%04X".formatted(options.getPort());
		List<String> sockets = new ArrayList<>();
		for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
			try (Stream<String> lines = Files.lines(Path.of(table))) {
				lines.map((line) -> line.strip().split("\\s+"))
					.filter((columns) -> columns[2].endsWith(end) && !columns[9].equals("0"))
					.forEach((columns) -> sockets.add(columns[2] + " " + columns[9]));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return sockets;
	}

	private static String hex(String address) {
		String hex = "";
		for (String number : address.split("\\.")) {
			hex = "%02X".formatted(Integer.parseInt(number)) + hex;
		}
		return hex;
	}

	private void awaitReason(DisconnectReason... expected) {
		await().atMost(SOON).until(() -> this.reasons.stream().anyMatch(Set.of(expected)::contains));
	}

	private void awaitReturn() {
		await().atMost(SOON).until(() -> !this.returns.isEmpty());
		this.provider.awaitReady(SOON);
	}

	private void assertAllIsWell() {
		long before = this.heard.get();
		await().atMost(SOON)
			.ignoreExceptions()
			.until(() -> this.provider.send(ManagerAction.of("Ping")).isSuccess() && this.heard.get() >= before);
		await().atMost(SOON).until(() -> command("manager show connected").contains("1 users connected"));
		ManagerOptions options = this.provider.getOptions();
		assertThat(ClientThreads.of(TITLE)).as("one reads, one calls listeners").hasSizeLessThanOrEqualTo(2);
		assertThat(sockets(options)).hasSize(1);
		this.provider.stop();
		ProviderStatistics statistics = this.provider.getStatistics();
		assertThat(statistics.queueSize()).isZero();
		assertThat(statistics.eventsReceived()).isEqualTo(statistics.eventsDelivered() + statistics.eventsDropped());
		assertThat(statistics.eventsDelivered()).isEqualTo(this.heard.get());
		assertThat(this.outages).hasSize(this.returns.size());
		await().atMost(SOON).untilAsserted(() -> assertThat(ClientThreads.of(TITLE)).isEmpty());
		await().atMost(SOON).untilAsserted(() -> assertThat(sockets(options)).isEmpty());
		await().atMost(SOON).until(() -> command("manager show connected").contains("0 users connected"));
	}

}
