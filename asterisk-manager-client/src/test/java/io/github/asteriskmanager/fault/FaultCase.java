package io.github.asteriskmanager.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.github.asteriskmanager.ConnectionLostException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.test.AmiReply;
import io.github.asteriskmanager.test.AmiServer;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One provider that meets one trouble at one stage, and what must be true afterwards.
 */
final class FaultCase implements AutoCloseable {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final Stage stage;

	private final Trouble trouble;

	private final int bytesAfter;

	private final String title;

	private final AmiServer server = AmiServer.builder().start();

	private final Relay relay = new Relay(this.server.address(), this.server.port());

	private final ManagerProvider provider;

	private final AtomicLong heard = new AtomicLong();

	private final List<DisconnectReason> reasons = Collections.synchronizedList(new ArrayList<>());

	private final List<EventsLostEvent> outages = Collections.synchronizedList(new ArrayList<>());

	FaultCase(Stage stage, Trouble trouble, int bytesAfter) {
		this.stage = stage;
		this.trouble = trouble;
		this.bytesAfter = bytesAfter;
		this.title = stage + "-" + trouble + "-" + bytesAfter;
		this.server.answer("Never", AmiReply.none());
		this.server.answer("Getvar", AmiReply.success("Variable", "X", "Marker", "answer", "Value", "1"));
		this.server.on("QueueSummary",
				(request) -> AmiReply.list("QueueSummaryComplete")
					.item("QueueSummary", "Queue", "sales")
					.item("QueueSummary", "Queue", "support", "Marker", "item", "LoggedIn", "3")
					.item("QueueSummary", "Queue", "billing"));
		this.provider = ManagerProvider.create(options());
		this.provider.subscribe(ManagerEvent.class, (event) -> this.heard.incrementAndGet());
		this.provider.subscribe(EventsLostEvent.class, this.outages::add);
		this.provider.subscribe(ProviderStateChangedEvent.class, (event) -> {
			if (event.reason() != null) {
				this.reasons.add(event.reason());
			}
		});
	}

	private ManagerOptions options() {
		return ManagerOptions.builder()
			.title(this.title)
			.address("127.0.0.1")
			.port(this.relay.port())
			.username("manager")
			.password("secret")
			.loginTimeout(Duration.ofSeconds(1))
			.actionTimeout(Duration.ofSeconds(30))
			.ping(new PingPolicy(Duration.ofMillis(250), Duration.ofMillis(500)))
			.limits(new MessageLimits(64 * 1024, 256 * 1024, 32 * 1024, 1000, 1000))
			.initialRetry(new InitialRetryPolicy(true, 0, Duration.ofMillis(20), Duration.ofMillis(5),
					Duration.ofMillis(50), true))
			.reconnect(new ReconnectPolicy(5, Duration.ofMillis(20), Duration.ofMillis(100), 0, 0.5,
					Duration.ofSeconds(30)))
			.build();
	}

	void run() {
		int connections = (this.trouble.isSurvivable()) ? 1 : 2;
		if (this.stage.isBeforeReady()) {
			this.relay.trapNext(this.stage.trap(this.trouble, this.bytesAfter));
		}
		this.provider.start();
		awaitReady((this.stage.isBeforeReady()) ? connections : 1);
		CompletableFuture<?> never = this.provider.sendAsync(ManagerAction.of("Never"));
		this.server.awaitRequest("Never");
		this.server.emit("Hangup", "Privilege", "call,all", "Channel", "PJSIP/1000", "Cause", "16");
		if (!this.stage.isBeforeReady()) {
			this.relay.trap(this.stage.trap(this.trouble, this.bytesAfter));
		}
		CompletableFuture<?> asked = trigger();
		if (this.stage != Stage.LOGOFF) {
			awaitReady(connections);
			assertWorks();
		}
		this.provider.stop();
		assertThat(this.provider.getState()).isEqualTo(ProviderState.STOPPED);
		assertEnded(never, asked);
		assertAccountAddsUp();
		assertNothingIsLeft();
	}

	/** Makes go by what the trap waits for. */
	private CompletableFuture<?> trigger() {
		switch (this.stage) {
			case MID_EVENT -> this.server.emit("VarSet", "Privilege", "dialplan,all", "Channel", "PJSIP/1000", "Marker",
					"event", "Value", "a value of some length");
			case MID_ANSWER -> {
				return this.provider.sendAsync(ManagerAction.of("Getvar").with("Variable", "X"));
			}
			case MID_LIST -> {
				return this.provider.sendAsync(ManagerAction.of("QueueSummary"));
			}
			default -> {
			}
		}
		return CompletableFuture.completedFuture(null);
	}

	/** Ready by itself, on a second connection if the first cannot go on. */
	private void awaitReady(int connections) {
		await().atMost(SOON)
			.until(() -> this.provider.getStatistics().connectAttempts() == connections
					&& this.provider.getState() == ProviderState.READY);
		this.server.awaitSessions(1);
	}

	private void assertWorks() {
		assertThat(this.provider.send(ManagerAction.of("Ping")).header("Ping")).isEqualTo("Pong");
		long before = this.heard.get();
		this.server.emit("Hangup", "Privilege", "call,all", "Channel", "PJSIP/1001", "Cause", "16");
		await().atMost(SOON).until(() -> this.heard.get() > before);
		assertThat(this.server.sessions()).isEqualTo(1);
	}

	private void assertEnded(CompletableFuture<?> never, CompletableFuture<?> asked) {
		assertThat(failure(never)).isInstanceOfSatisfying(ConnectionLostException.class,
				(lost) -> assertThat(lost.wasSent()).isTrue());
		Throwable failure = failure(asked);
		if (this.trouble.isSurvivable()) {
			assertThat(failure).isNull();
		}
		else if (failure != null) {
			assertThat(failure).isInstanceOf(ConnectionLostException.class);
		}
	}

	private static @Nullable Throwable failure(CompletableFuture<?> future) {
		assertThat(future).isDone();
		return (future.isCompletedExceptionally()) ? future.handle((value, ex) -> ex).join() : null;
	}

	private void assertAccountAddsUp() {
		ProviderStatistics statistics = this.provider.getStatistics();
		assertThat(statistics.queueSize()).isZero();
		assertThat(statistics.eventsReceived()).isEqualTo(statistics.eventsDelivered() + statistics.eventsDropped());
		assertThat(statistics.eventsDelivered()).isEqualTo(this.heard.get());
		assertThat(this.outages).as("an outage told for each login again").hasSize((int) statistics.logins() - 1);
		if (this.stage != Stage.LOGOFF && !this.trouble.isSurvivable()) {
			assertThat(this.reasons).as("why it was lost").isNotEmpty().isSubsetOf(expectedReasons());
		}
	}

	private List<DisconnectReason> expectedReasons() {
		boolean early = this.stage.isBeforeReady();
		return switch (this.trouble) {
			case CUT, RESET, END_TO_CLIENT,
					END_TO_SERVER ->
				List.of(DisconnectReason.CLOSED_BEFORE_BANNER, DisconnectReason.CLOSED_BY_SERVER,
						DisconnectReason.CONNECTION_BROKEN, DisconnectReason.SLOW_CONSUMER_SUSPECTED,
						// a reset that arrives while the socket is still connecting
						(early) ? DisconnectReason.UNREACHABLE : DisconnectReason.CONNECTION_BROKEN);
			case STALL_TO_CLIENT, STALL_TO_SERVER, STALL_BOTH ->
				List.of((early) ? DisconnectReason.LOGIN_TIMEOUT : DisconnectReason.HEARTBEAT_TIMEOUT,
						DisconnectReason.HEARTBEAT_TIMEOUT);
			default -> List.of(DisconnectReason.PROTOCOL_VIOLATION);
		};
	}

	private void assertNothingIsLeft() {
		await().atMost(SOON).untilAsserted(() -> assertThat(ClientThreads.of(this.title)).isEmpty());
		await().atMost(SOON).untilAsserted(() -> assertThat(this.relay.links()).isEmpty());
		this.server.awaitSessions(0);
	}

	@Override
	public void close() {
		this.provider.close();
		this.relay.close();
		this.server.close();
	}

}
