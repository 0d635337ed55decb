package io.github.asteriskmanager.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.live.AsteriskLists;
import io.github.asteriskmanager.live.CallEndedEvent;
import io.github.asteriskmanager.live.CallStartedEvent;
import io.github.asteriskmanager.live.Channel;
import io.github.asteriskmanager.live.LiveState;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A live state whose link is cut at a hundred random moments, some of them while it is
 * being fetched anew: each time it is again what Asterisk lists.
 */
@EnabledIfDockerAvailable
@ParameterizedClass
@ValueSource(strings = { "debian:sid-slim", "debian:bullseye-slim" })
class LiveStateFaultsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(40);

	private static final int CUTS = 100;

	private static final long SEED = 8;

	/** More than enough for any trap. */
	private static final int MESSAGES_TO_SPRING = 50;

	private static final int MOST_CHANNELS = 40;

	/** Two parties, rings, queues, conference, parking, Local channels, transfer. */
	private static final List<String> NUMBERS = List.of("1000", "1001", "1005", "1008", "1011", "1013", "1014", "1016",
			"2000", "2002", "3000", "3001", "4000", "4020");

	private final Random random = new Random(SEED);

	private final AsteriskContainer asterisk;

	private final List<String> started = Collections.synchronizedList(new ArrayList<>());

	private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

	private final AtomicInteger losses = new AtomicInteger();

	private ManagerProvider direct;

	private ManagerProvider provider;

	private LiveState state;

	private Relay relay;

	LiveStateFaultsIntegrationTests(String baseImage) {
		this.asterisk = AsteriskContainer.ofBaseImage(baseImage);
	}

	@BeforeEach
	void connect() {
		this.asterisk.start();
		this.relay = new Relay(this.asterisk.getHost(), this.asterisk.getAmiPort());
		this.direct = ManagerProvider.create(options(this.asterisk.getAmiPort()).build());
		this.direct.start();
		this.direct.awaitReady(SOON);
		this.provider = ManagerProvider.create(
				options(this.relay.port())
					.reconnect(new ReconnectPolicy(1_000_000, Duration.ofMillis(20), Duration.ofMillis(20), 0, 0,
							Duration.ofSeconds(30)))
					.build());
		this.state = LiveState.of(this.provider);
		this.provider.subscribe(CallStartedEvent.class, (event) -> this.started.add(event.call().linkedid()));
		this.provider.subscribe(CallEndedEvent.class, (event) -> this.ended.add(event.call().linkedid()));
		this.provider.subscribe(ProviderStateChangedEvent.class, (event) -> {
			if (event.previous() == ProviderState.READY) {
				this.losses.incrementAndGet();
			}
		});
		this.provider.start();
		await().atMost(SOON).until(this.state::isValid);
	}

	private ManagerOptions.Builder options(int port) {
		return ManagerOptions.builder()
			.title("pbx")
			.address(this.asterisk.getHost())
			.port(port)
			.username(this.asterisk.getUsername())
			.password(this.asterisk.getPassword());
	}

	@AfterEach
	void disconnect() {
		this.provider.close();
		this.direct.close();
		this.relay.close();
		this.asterisk.stop();
	}

	@Test
	void linkCutAtRandomMoments() {
		for (int cut = 1; cut <= CUTS; cut++) {
			change();
			cut();
			int number = cut;
			await().atMost(SOON).untilAsserted(() -> {
				assertThat(this.state.isValid()).isTrue();
				assertThat(AsteriskLists.differences(this.direct, this.state)).as("after cut %d", number).isEmpty();
			});
		}
		hangUpAll();
		await().atMost(SOON).untilAsserted(() -> {
			hangUpAll();
			assertThat(this.state.channels()).isEmpty();
			assertThat(this.state.isValid()).isTrue();
			assertThat(AsteriskLists.differences(this.direct, this.state)).isEmpty();
		});
		assertThat(this.losses).hasValueGreaterThanOrEqualTo(CUTS);
		assertThat(this.started).hasSizeGreaterThan(CUTS / 2).doesNotHaveDuplicates();
		assertThat(this.ended).containsExactlyInAnyOrderElementsOf(this.started);
		assertThat(this.state.statistics().unseenCalls()).isPositive();
	}

	/** Begins a few calls, or ends some if there are many. */
	private void change() {
		List<Channel> channels = List.copyOf(this.state.channels());
		if (channels.size() > MOST_CHANNELS) {
			channels.stream().filter((channel) -> this.random.nextBoolean()).forEach(this::hangUp);
		}
		for (int i = this.random.nextInt(4); i > 0; i--) {
			this.direct.sendAsync(OriginateAction.builder()
				.channel("Local/" + ((this.random.nextBoolean()) ? "1004" : "1010") + "@default")
				.context("default")
				.exten(NUMBERS.get(this.random.nextInt(NUMBERS.size())))
				.priority(1)
				.async(true)
				.build());
		}
	}

	private void cut() {
		int before = this.losses.get();
		Trap trap = new Trap(Direction.TO_CLIENT, "", this.random.nextInt(8_000), Trouble.CUT);
		if (this.random.nextInt(3) == 0) {
			// the next connection as well, perhaps while the lists are coming
			this.relay.trapNext(new Trap(Direction.TO_CLIENT, "", 200 + this.random.nextInt(20_000), Trouble.CUT));
		}
		AtomicInteger sent = new AtomicInteger();
		await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> {
			// the one before may just have cut the link, and then there is none to lay a
			// trap on
			if (sent.getAndIncrement() % MESSAGES_TO_SPRING == 0) {
				this.relay.trap(trap);
			}
			// more bytes, until the trap springs
			this.direct.send(ManagerAction.of("UserEvent").with("UserEvent", "Bytes").with("More", "x".repeat(500)));
			return this.losses.get() > before;
		});
	}

	private void hangUpAll() {
		this.state.channels().forEach(this::hangUp);
	}

	private void hangUp(Channel channel) {
		this.direct.sendAsync(ManagerAction.of("Hangup").with("Channel", channel.name()));
	}

}
