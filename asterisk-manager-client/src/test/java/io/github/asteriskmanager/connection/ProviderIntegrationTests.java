package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionPolicy;
import io.github.asteriskmanager.AuthenticationFailedException;
import io.github.asteriskmanager.ConnectionLostException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.InvalidActionException;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.event.ProviderReconnectedEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.test.AmiReply;
import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the persistent connection of a provider.
 */
class ProviderIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final AmiServer server = AmiServer.builder().start();

	private final List<AutoCloseable> opened = Collections.synchronizedList(new ArrayList<>());

	private final List<ProviderState> states = Collections.synchronizedList(new ArrayList<>());

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable closeable : this.opened) {
			closeable.close();
		}
		this.server.close();
	}

	@Test
	void deliversEventsInWireOrder() throws InterruptedException {
		ManagerProvider provider = ready(options());
		List<String> seen = Collections.synchronizedList(new ArrayList<>());
		CountDownLatch last = new CountDownLatch(1000);
		provider.subscribe(ManagerEvent.class, (event) -> {
			if (event.header("N") != null) {
				seen.add(event.header("N"));
				last.countDown();
			}
		});
		List<String> sent = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			this.server.emit("Hangup", "Privilege", "call,all", "N", String.valueOf(i));
			sent.add(String.valueOf(i));
		}
		assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(seen).isEqualTo(sent);
		assertAccountAddsUp(provider);
	}

	@Test
	void statesAreToldInOrder() {
		ManagerProvider provider = ready(options());
		assertThat(provider.getState()).isEqualTo(ProviderState.READY);
		assertThat(provider.getStatus().protocolVersion()).isEqualTo("11.0.0");
		assertThat(provider.getStatus().connectedSince()).isNotNull();
		provider.stop();
		assertThat(this.states).containsExactly(ProviderState.CONNECTING, ProviderState.AUTHENTICATING,
				ProviderState.READY, ProviderState.STOPPED);
		assertThat(this.server.requests("Logoff")).hasSize(1);
		provider.start();
		provider.awaitReady(SOON);
	}

	@Test
	void sendInsideAListenerGetsItsAnswer() throws InterruptedException {
		ManagerProvider provider = ready(options());
		LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
		provider.subscribe(ManagerEvent.class, (event) -> {
			if (event.getName().equals("Hangup")) {
				answers.add(String.valueOf(provider.send(ManagerAction.of("Ping")).header("Ping")));
			}
		});
		this.server.emit("Hangup", "Channel", "a");
		assertThat(answers.poll(10, TimeUnit.SECONDS)).isEqualTo("Pong");
	}

	@Test
	void listenerThatThrowsConcernsNobodyElse() throws InterruptedException {
		ManagerProvider provider = ready(options());
		CountDownLatch second = new CountDownLatch(2);
		provider.subscribe(ManagerEvent.class, (event) -> {
			throw new IllegalStateException("boom");
		});
		provider.subscribe(ManagerEvent.class, (event) -> {
			throw new StackOverflowError();
		});
		provider.subscribe(ManagerEvent.class, (event) -> {
			if (event.getName().equals("Hangup")) {
				second.countDown();
			}
		});
		this.server.emit("Hangup", "Channel", "a");
		this.server.emit("Hangup", "Channel", "b");
		assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(provider.getStatistics().listenerErrors()).isGreaterThanOrEqualTo(4);
	}

	@Test
	void closedSubscriptionHearsNothingMore() throws InterruptedException {
		ManagerProvider provider = ready(options());
		AtomicInteger first = new AtomicInteger();
		LinkedBlockingQueue<ManagerEvent> second = new LinkedBlockingQueue<>();
		Subscription subscription = provider.subscribe(ManagerEvent.class, (event) -> first.incrementAndGet());
		subscription.close();
		subscription.close();
		provider.subscribe(ManagerEvent.class, second::add);
		this.server.emit("Hangup", "Channel", "a");
		assertThat(second.poll(10, TimeUnit.SECONDS)).isNotNull();
		assertThat(first).hasValue(0);
	}

	@Test
	void itemsOfAListAndForeignActionIds() throws InterruptedException {
		this.server.on("QueueSummary",
				(request) -> AmiReply.list("QueueSummaryComplete").item("QueueSummary", "Queue", "sales"));
		ManagerProvider provider = ready(options());
		LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
		provider.subscribe(ManagerEvent.class, (event) -> heard.add(event.getName() + event.getActionId()));
		provider.send(ManagerAction.of("QueueSummary"));
		this.server.emit("OriginateResponse", "Privilege", "call,all", "ActionID", "theirs", "Response", "Success");
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("OriginateResponsetheirs");
		assertThat(heard).isEmpty();
	}

	@Test
	void eventThatADialplanForgesIsNoItemOfAList() throws InterruptedException {
		LinkedBlockingQueue<String> ids = new LinkedBlockingQueue<>();
		this.server.on("QueueSummary", (request) -> {
			ids.add(String.valueOf(request.actionId()));
			return AmiReply.list("QueueSummaryComplete").item("QueueSummary", "Queue", "sales").incomplete();
		});
		ManagerProvider provider = ready(options());
		LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
		provider.subscribe(ManagerEvent.class, (event) -> heard.add(event.getName()));
		var answer = provider.sendAsync(ManagerAction.of("QueueSummary"));
		this.server.emit("UserEvent", "Privilege", "user,all", "UserEvent", "X", "ActionID",
				ids.poll(10, TimeUnit.SECONDS), "EventList", "Complete");
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("UserEvent");
		assertThat(answer).isNotDone();
		answer.cancel(false);
	}

	@Test
	void comesBackAfterALossAndTellsOfIt() throws InterruptedException {
		LinkedBlockingQueue<EventsLostEvent> lost = new LinkedBlockingQueue<>();
		ManagerProvider provider = ready(options());
		provider.subscribe(EventsLostEvent.class, lost::add);
		this.server.dropSessions();
		EventsLostEvent outage = lost.poll(10, TimeUnit.SECONDS);
		assertThat(outage).isNotNull();
		assertThat(outage.cause()).isEqualTo(EventsLostEvent.Cause.OUTAGE);
		assertThat(outage.count()).isEqualTo(-1);
		assertThat(outage.to()).isAfterOrEqualTo(outage.from());
		provider.awaitReady(SOON);
		assertThat(this.server.requests("Login")).hasSize(2);
		assertThat(this.server.requests("Challenge")).hasSize(2);
		assertThat(this.server.sessions()).isEqualTo(1);
		assertThat(this.states).containsExactly(ProviderState.CONNECTING, ProviderState.AUTHENTICATING,
				ProviderState.READY, ProviderState.BACKING_OFF, ProviderState.CONNECTING, ProviderState.AUTHENTICATING,
				ProviderState.READY);
		assertThat(provider.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
	}

	@Test
	void stateIsFetchedAnewBeforeLiveEventsGoOn() throws InterruptedException {
		LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
		CompletableFuture<Void> gate = new CompletableFuture<>();
		this.server.on("CoreShowChannels",
				(request) -> AmiReply.list("CoreShowChannelsComplete")
					.item("CoreShowChannel", "Channel", "a")
					.when(gate));
		this.server.on("QueueStatus", (request) -> AmiReply.error("no rights"));
		ManagerProvider provider = ready(options().resync(Set.of(Resync.CHANNELS, Resync.QUEUES)));
		provider.subscribe(ProviderReconnectedEvent.class, heard::add);
		provider.subscribe(ManagerEvent.class, (event) -> heard.add(event.getName() + event.isResync()));
		this.server.dropSessions();
		this.server.awaitRequest("CoreShowChannels");
		this.server.awaitRequest("QueueStatus");
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("FullyBootedfalse");
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(ProviderReconnectedEvent.class,
				(event) -> assertThat(event.uptime()).isNotNull());
		this.server.emit("Hangup", "Channel", "live");
		assertThat(provider.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		gate.complete(null);
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("CoreShowChanneltrue");
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("Hangupfalse");
		assertAccountAddsUp(provider);
	}

	@Test
	void outcomeOfACallIsToldToWhoPlacedIt() throws Exception {
		LinkedBlockingQueue<String> ids = new LinkedBlockingQueue<>();
		this.server.on("Originate", (request) -> {
			ids.add(String.valueOf(request.actionId()));
			return AmiReply.success("Message", "Originate successfully queued");
		});
		ManagerProvider provider = ready(options());
		OriginateAction call = OriginateAction.builder().channel("PJSIP/a").exten("1").priority(1).async(true).build();
		CompletableFuture<OriginateResponseEvent> first = provider.originate(call);
		CompletableFuture<OriginateResponseEvent> second = provider.originate(call);
		String firstId = ids.poll(10, TimeUnit.SECONDS);
		String secondId = ids.poll(10, TimeUnit.SECONDS);
		this.server.emit("OriginateResponse", "Privilege", "call,all", "ActionID", "foreign", "Reason", "4");
		this.server.emit("OriginateResponse", "Privilege", "call,all", "ActionID", secondId, "Reason", "5");
		assertThat(second.get(10, TimeUnit.SECONDS).header("Reason")).isEqualTo("5");
		assertThat(first).isNotDone();
		this.server.emit("OriginateResponse", "Privilege", "call,all", "ActionID", firstId, "Reason", "4");
		assertThat(first.get(10, TimeUnit.SECONDS).header("Reason")).isEqualTo("4");
		CompletableFuture<OriginateResponseEvent> third = provider.originate(call);
		this.server.dropSessions();
		assertThat(third).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(ConnectionLostException.class);
	}

	@Test
	void callThatAsteriskDoesNotTakeHasNoOutcome() {
		this.server.on("Originate", (request) -> AmiReply.error("Extension does not exist."));
		ManagerProvider provider = ready(options());
		OriginateAction call = OriginateAction.builder().channel("PJSIP/a").exten("1").priority(1).async(true).build();
		assertThat(provider.originate(call)).failsWithin(SOON)
			.withThrowableThat()
			.withCauseInstanceOf(ActionFailedException.class);
		OriginateAction foreground = OriginateAction.builder().channel("PJSIP/a").exten("1").priority(1).build();
		assertThat(provider.originate(foreground)).failsWithin(SOON)
			.withThrowableThat()
			.withCauseInstanceOf(InvalidActionException.class);
	}

	@Test
	void actionMayWaitForTheConnection() {
		this.server.stopListening();
		ManagerProvider provider = provider(
				options().actions(new ActionPolicy(10, Duration.ofSeconds(20), List.of(), List.of())));
		provider.start();
		CompletableFuture<ManagerResponse> answer = provider.sendAsync(ManagerAction.of("Ping"));
		await().until(() -> provider.getStatus().attempts() >= 2);
		assertThat(answer).isNotDone();
		this.server.startListening();
		assertThat(answer).succeedsWithin(Duration.ofSeconds(10));
	}

	@ParameterizedTest
	@EnumSource(names = { "CLOSE_BEFORE_BANNER", "CLOSE_AFTER_BANNER", "CLOSE_AFTER_CHALLENGE", "CLOSE_AFTER_LOGIN",
			"SILENT_BEFORE_BANNER", "SILENT_AFTER_BANNER", "SILENT_AFTER_CHALLENGE" })
	void firstConnectionThatFailsIsNotTheLast(Fault fault) throws InterruptedException {
		this.server.fault(fault);
		ManagerProvider provider = provider(options().loginTimeout(Duration.ofMillis(400)));
		LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
		provider.subscribe(ManagerEvent.class, (event) -> heard.add(event.getName()));
		provider.start();
		this.server.faults().await(fault);
		await().until(() -> this.server.connections() == 2 && provider.getState() == ProviderState.READY);
		await().until(() -> this.server.sessions() == 1);
		heard.clear();
		this.server.emit("Hangup", "Channel", "a");
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isIn("Hangup", "FullyBooted");
	}

	@Test
	void messageThatIsBrokenOffIsCounted() {
		ManagerProvider provider = ready(options());
		this.server.faults().now(Fault.CLOSE_MID_MESSAGE);
		this.server.emit("Hangup", "Channel", "a");
		await().until(() -> provider.getStatistics().messagesDiscarded() == 1);
		await().until(() -> this.server.requests("Login").size() == 2);
		provider.awaitReady(SOON);
		assertThat(provider.getStatistics().eventsReceived()).isEqualTo(2);
	}

	@Test
	void halfOpenConnectionIsFoundByTheHeartbeat() {
		ManagerProvider provider = ready(
				options().ping(new PingPolicy(Duration.ofMillis(100), Duration.ofMillis(200))));
		this.server.faults().now(Fault.SILENT_AFTER_LOGIN);
		await().until(() -> this.states.contains(ProviderState.BACKING_OFF));
		this.server.faults().clear();
		await().until(() -> this.server.requests("Login").size() >= 2);
		provider.awaitReady(SOON);
		assertThat(this.server.requests("Ping")).isNotEmpty();
	}

	@Test
	void anyByteIsLife() {
		this.server.on("Ping", (request) -> AmiReply.none());
		ManagerProvider provider = ready(
				options().ping(new PingPolicy(Duration.ofMillis(200), Duration.ofMillis(400))));
		await().atMost(SOON).until(() -> {
			this.server.emit("Hangup", "Channel", "a");
			return this.server.requests("Ping").size() >= 2 || provider.getStatistics().eventsReceived() > 30;
		});
		assertThat(this.states).doesNotContain(ProviderState.BACKING_OFF);
	}

	@Test
	void readerThatWaitsForRoomIsNoSilenceOfTheServer() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		ManagerProvider provider = ready(options().queue(new QueuePolicy(1, OverflowPolicy.BLOCK))
			.ping(new PingPolicy(Duration.ofMillis(50), Duration.ofMillis(50))));
		provider.subscribe(ManagerEvent.class, (event) -> awaitQuietly(release));
		for (int i = 0; i < 600; i++) {
			this.server.emit("Hangup", "N", String.valueOf(i));
		}
		await().until(() -> provider.getStatistics().queueSize() == 2);
		await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> provider.getState() == ProviderState.READY);
		release.countDown();
		await().atMost(SOON).until(() -> provider.getStatistics().eventsDelivered() >= 600);
		assertThat(this.states).doesNotContain(ProviderState.BACKING_OFF);
		assertThat(provider.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		assertAccountAddsUp(provider);
	}

	@Test
	void wrongSecretIsTriedOnce() {
		ManagerProvider provider = provider(options().password("wrong"));
		provider.start();
		assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(() -> provider.awaitReady(SOON))
			.withMessageContaining("secret");
		assertThat(provider.getState()).isEqualTo(ProviderState.AUTHENTICATION_FAILED);
		assertThat(provider.getStatus().reason()).isEqualTo(DisconnectReason.AUTHENTICATION_FAILED);
		assertThat(this.server.requests("Login")).hasSize(1);
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@Test
	void startReturnsAtOnceAndKeepsTryingUntilTheServerIsThere() {
		this.server.stopListening();
		ManagerProvider provider = provider(options());
		provider.start();
		await().until(() -> provider.getStatus().attempts() >= 2);
		assertThat(provider.getStatus().reason()).isEqualTo(DisconnectReason.REFUSED);
		assertThatExceptionOfType(NotConnectedException.class).isThrownBy(() -> provider.send(ManagerAction.of("Ping")))
			.withMessageContaining("nothing was sent")
			.withMessageContaining("refuses connections");
		this.server.startListening();
		provider.awaitReady(SOON);
		assertThat(this.server.requests("Login")).hasSize(1);
		assertThat(provider.getStatus().problem()).isNull();
	}

	@Test
	void givesUpAfterTheConfiguredAttempts() {
		this.server.stopListening();
		ManagerProvider provider = provider(options().initialRetry(
				new InitialRetryPolicy(true, 3, Duration.ofMillis(1), Duration.ZERO, Duration.ofMillis(1), true)));
		provider.start();
		await().until(() -> provider.getState() == ProviderState.STOPPED);
		assertThat(provider.getStatistics().connectAttempts()).isEqualTo(3);
		assertThatExceptionOfType(NotConnectedException.class).isThrownBy(() -> provider.awaitReady(SOON))
			.withMessageContaining("refuses connections");
	}

	@Test
	void stopWinsOverConnectingAndBackingOff() {
		this.server.fault(Fault.SILENT_BEFORE_BANNER);
		ManagerProvider connecting = provider(options().loginTimeout(Duration.ofMinutes(5)));
		connecting.start();
		this.server.faults().await(Fault.SILENT_BEFORE_BANNER);
		connecting.stop();
		assertThat(connecting.getState()).isEqualTo(ProviderState.STOPPED);
		this.server.stopListening();
		ManagerProvider backingOff = provider(options().initialRetry(
				new InitialRetryPolicy(true, 0, Duration.ofMinutes(5), Duration.ZERO, Duration.ofMinutes(5), true)));
		backingOff.start();
		await().until(() -> backingOff.getState() == ProviderState.BACKING_OFF);
		assertThat(backingOff.getStatus().nextAttempt()).isNotNull();
		backingOff.stop();
		assertThat(backingOff.getState()).isEqualTo(ProviderState.STOPPED);
	}

	@Test
	void abortedConnectionIsGoneThoughTheServerReadsNothing() {
		ManagerProvider provider = ready(options().queue(new QueuePolicy(100, OverflowPolicy.DROP_OLDEST)));
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch busy = new CountDownLatch(1);
		List<EventsLostEvent> lost = new CopyOnWriteArrayList<>();
		provider.subscribe(EventsLostEvent.class, lost::add);
		provider.subscribe(ManagerEvent.class, (event) -> {
			busy.countDown();
			awaitQuietly(release);
		});
		this.server.emit("Hangup", "N", "1");
		await().until(() -> busy.getCount() == 0);
		this.server.emit("Hangup", "N", "2");
		await().until(() -> provider.getStatistics().queueSize() == 2);
		long begin = System.nanoTime();
		provider.abort();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
		await().until(() -> this.server.sessions() == 0);
		assertThat(this.server.requests("Logoff")).isEmpty();
		release.countDown();
		await().until(() -> provider.getState() == ProviderState.STOPPED && lost.size() == 1);
		assertThat(lost.get(0).cause()).isEqualTo(EventsLostEvent.Cause.TAKEOVER);
		assertThat(lost.get(0).count()).isEqualTo(1);
		provider.start();
		provider.awaitReady(SOON);
		assertThat(this.server.sessions()).isEqualTo(1);
	}

	@Test
	void abortWinsOverConnecting() {
		this.server.fault(Fault.SILENT_BEFORE_BANNER);
		ManagerProvider provider = provider(options().loginTimeout(Duration.ofMinutes(5)));
		provider.start();
		this.server.faults().await(Fault.SILENT_BEFORE_BANNER);
		provider.abort();
		await().until(() -> provider.getState() == ProviderState.STOPPED);
	}

	@Test
	void connectsAndLogsInOnlyWhilePermitted() {
		AtomicInteger asked = new AtomicInteger();
		ManagerProvider provider = provider(options());
		provider.start(() -> asked.incrementAndGet() != 2);
		await().until(() -> provider.getState() == ProviderState.STOPPED && asked.get() == 2);
		assertThat(this.server.requests("Challenge")).isEmpty();
		assertThat(this.server.requests("Login")).isEmpty();
		provider.start(() -> asked.incrementAndGet() < 5);
		provider.awaitReady(SOON);
		this.server.dropSessions();
		await().until(() -> provider.getState() == ProviderState.STOPPED);
		assertThat(this.server.requests("Login")).as("no second login").hasSize(1);
	}

	@Test
	void serverWithoutBannerIsNotAuthenticating() {
		this.server.fault(Fault.SILENT_BEFORE_BANNER);
		ManagerProvider provider = provider(options());
		provider.start();
		this.server.faults().await(Fault.SILENT_BEFORE_BANNER);
		assertThat(provider.getState()).isEqualTo(ProviderState.CONNECTING);
	}

	@Test
	void stoppedProviderStaysDisconnectedAfterAReconnect() {
		ManagerProvider provider = ready(options());
		this.server.dropSessions();
		await().until(() -> this.server.requests("Login").size() == 2);
		provider.awaitReady(SOON);
		provider.stop();
		await().until(() -> this.server.sessions() == 0);
		assertThat(provider.getState()).isEqualTo(ProviderState.STOPPED);
	}

	@Test
	void slowListenerCostsEventsThatAreCountedAndTold() throws InterruptedException {
		LinkedBlockingQueue<EventsLostEvent> lost = new LinkedBlockingQueue<>();
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch busy = new CountDownLatch(1);
		ManagerProvider provider = ready(options().queue(new QueuePolicy(100, OverflowPolicy.DROP_OLDEST)));
		provider.subscribe(EventsLostEvent.class, lost::add);
		provider.subscribe(ManagerEvent.class, (event) -> {
			busy.countDown();
			awaitQuietly(release);
		});
		this.server.emit("Hangup", "N", "first");
		assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
		for (int i = 0; i < 1000; i++) {
			this.server.emit("Hangup", "N", String.valueOf(i));
		}
		await().until(() -> provider.getStatistics().eventsReceived() >= 1001);
		assertThat(provider.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		assertThat(provider.getStatistics().queueSize()).as("queued, and one in hand").isEqualTo(101);
		release.countDown();
		EventsLostEvent begin = lost.poll(10, TimeUnit.SECONDS);
		EventsLostEvent end = lost.poll(10, TimeUnit.SECONDS);
		assertThat(begin).isNotNull();
		assertThat(begin.to()).isNull();
		assertThat(end).isNotNull();
		assertThat(end.to()).isNotNull();
		assertThat(end.count()).isEqualTo(provider.getStatistics().eventsDropped());
		assertThat(end.byName()).containsEntry("Hangup", end.count());
		assertAccountAddsUp(provider);
	}

	@Test
	void slowListenerOfOneProviderDelaysNoOther() {
		CountDownLatch release = new CountDownLatch(1);
		AtomicLong heard = new AtomicLong();
		ManagerProvider slow = ready(options().title("slow").queue(new QueuePolicy(1, OverflowPolicy.BLOCK)));
		slow.subscribe(ManagerEvent.class, (event) -> awaitQuietly(release));
		ManagerProvider other = provider(options().title("other"));
		other.subscribe(HangupEvent.class, (event) -> heard.incrementAndGet());
		other.start();
		other.awaitReady(SOON);
		this.server.awaitSessions(2);
		for (int i = 0; i < 600; i++) {
			this.server.emit("Hangup", "N", String.valueOf(i));
		}
		await().until(() -> heard.get() == 600);
		assertThat(other.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		assertThat(slow.getStatistics().eventsDelivered()).isLessThan(600);
		release.countDown();
		await().until(() -> slow.getStatistics().eventsDelivered() == 601);
	}

	@Test
	void overflowMayDisconnect() {
		CountDownLatch release = new CountDownLatch(1);
		ManagerProvider provider = ready(options().queue(new QueuePolicy(10, OverflowPolicy.DISCONNECT)));
		provider.subscribe(ManagerEvent.class, (event) -> awaitQuietly(release));
		for (int i = 0; i < 400; i++) {
			this.server.emit("Hangup", "N", String.valueOf(i));
		}
		await().until(() -> provider.getStatus().reason() == DisconnectReason.QUEUE_OVERFLOW
				|| this.server.requests("Login").size() > 1);
		release.countDown();
		await().until(() -> this.server.requests("Login").size() > 1);
		provider.awaitReady(SOON);
		assertAccountAddsUp(provider);
	}

	@Test
	void serverThatBreaksTheLimitsIsLeftAndCounted() {
		ManagerProvider provider = ready(options());
		this.server.emitRaw("Event: Huge\r\n" + "X: y\r\n".repeat(5000) + "\r\n");
		await().until(() -> provider.getStatistics().protocolViolations() == 1);
		await().until(() -> this.server.requests("Login").size() == 2);
		provider.awaitReady(SOON);
	}

	@Test
	void whatCameBeforeTheEndIsDelivered() throws InterruptedException {
		ManagerProvider provider = ready(options());
		LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
		provider.subscribe(ManagerEvent.class, (event) -> heard.add(event.getName()));
		provider.subscribe(ProviderStateChangedEvent.class, (event) -> {
			if (event.reason() != null) {
				heard.add(event.reason());
			}
		});
		this.server.emit("Hangup", "N", "1");
		this.server.emit("Shutdown", "Privilege", "system,all", "Shutdown", "Cleanly", "Restart", "False");
		this.server.dropSessions();
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("Hangup");
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("Shutdown");
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.SERVER_SHUTDOWN);
	}

	@Test
	void stopFromAListenerDoesNotDeadlock() {
		ManagerProvider provider = ready(options());
		provider.subscribe(ManagerEvent.class, (event) -> provider.stop());
		this.server.emit("Hangup", "N", "1");
		await().until(() -> provider.getState() == ProviderState.STOPPED);
	}

	@Test
	void closedProviderCannotBeStarted() {
		ManagerProvider provider = provider(options());
		provider.close();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(provider::start)
			.withMessageContaining("pbx1");
	}

	@Test
	void neitherStringsNorExceptionsShowTheSecret() {
		ManagerOptions options = options().password("topsecret").build();
		ManagerProvider provider = ManagerProvider.create(options);
		assertThat(options.toString() + provider + provider.getOptions()).doesNotContain("topsecret");
		assertThat(ManagerAction.of("Login").with("Secret", "topsecret").with("Key", "abc").toString())
			.isEqualTo("Login[Secret=***, Key=***]");
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void assertAccountAddsUp(ManagerProvider provider) {
		await().untilAsserted(() -> {
			ProviderStatistics statistics = provider.getStatistics();
			assertThat(statistics.queueSize()).isZero();
			assertThat(statistics.eventsReceived())
				.isEqualTo(statistics.eventsDelivered() + statistics.eventsDropped());
		});
	}

	private ManagerProvider ready(ManagerOptions.Builder options) {
		ManagerProvider provider = provider(options);
		provider.start();
		provider.awaitReady(SOON);
		this.server.awaitSessions(1);
		await().until(() -> provider.getStatistics().eventsDelivered() == 1);
		return provider;
	}

	private ManagerProvider provider(ManagerOptions.Builder options) {
		ManagerProvider provider = ManagerProvider.create(options.build());
		provider.subscribe(ProviderStateChangedEvent.class, (event) -> this.states.add(event.state()));
		this.opened.add(provider);
		return provider;
	}

	private ManagerOptions.Builder options() {
		return ManagerOptions.builder()
			.title("pbx1")
			.address(this.server.address())
			.port(this.server.port())
			.username("manager")
			.password("secret")
			.initialRetry(new InitialRetryPolicy(true, 0, Duration.ofMillis(20), Duration.ofMillis(5),
					Duration.ofMillis(50), true))
			.reconnect(new ReconnectPolicy(5, Duration.ofMillis(20), Duration.ofMillis(100), 0, 0.5,
					Duration.ofSeconds(30)));
	}

}
