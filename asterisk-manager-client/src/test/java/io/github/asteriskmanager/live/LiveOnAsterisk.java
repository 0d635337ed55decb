package io.github.asteriskmanager.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.DTMFEndEvent;
import io.github.asteriskmanager.event.ParkedCallEvent;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Calls of every kind on a real Asterisk: after each step the live state is what Asterisk
 * lists, and at the end nothing is left; one subclass for each version.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LiveOnAsterisk {

	private static final Duration SOON = Duration.ofSeconds(30);

	private final AsteriskContainer asterisk;

	private final List<LiveEvent> told = Collections.synchronizedList(new ArrayList<>());

	private final List<Throwable> broken = Collections.synchronizedList(new ArrayList<>());

	private final List<String> pressed = Collections.synchronizedList(new ArrayList<>());

	private final Invariants invariants = new Invariants();

	private ManagerProvider provider;

	private LiveState state;

	LiveOnAsterisk(String baseImage) {
		this.asterisk = AsteriskContainer.ofBaseImage(baseImage);
	}

	@BeforeAll
	void connect() {
		this.asterisk.start();
		this.provider = ManagerProvider.create(ManagerOptions.builder()
			.title("pbx")
			.address(this.asterisk.getHost())
			.port(this.asterisk.getAmiPort())
			.username(this.asterisk.getUsername())
			.password(this.asterisk.getPassword())
			.build());
		this.state = LiveState.of(this.provider);
		this.provider.subscribe(LiveEvent.class, this::told);
		this.provider.subscribe(DTMFEndEvent.class, (event) -> this.pressed.add(event.getDigit()));
		this.provider.start();
		await().atMost(SOON).until(this.state::isValid);
	}

	private void told(LiveEvent event) {
		this.told.add(event);
		try {
			this.invariants.told(event);
		}
		catch (AssertionError ex) {
			this.broken.add(ex);
		}
	}

	@AfterAll
	void disconnect() {
		this.provider.close();
		this.asterisk.stop();
	}

	@BeforeEach
	void forget() {
		this.told.clear();
	}

	@AfterEach
	void nothingIsLeft() {
		step(this::hangUpAll, (now) -> now.channels().isEmpty());
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.provider.execute(() -> {
			try {
				this.invariants.check(this.state.snapshot());
				Invariants.checkEmpty(this.state.snapshot());
				done.complete(null);
			}
			catch (AssertionError ex) {
				done.completeExceptionally(ex);
			}
		});
		assertThat(done).succeedsWithin(SOON);
		assertThat(this.broken).isEmpty();
		assertThat(of(CallStartedEvent.class)).hasSameSizeAs(of(CallEndedEvent.class)).isNotEmpty();
		assertThat(this.state.statistics().drift()).isZero();
		assertThat(this.state.statistics().unseenCalls()).isZero();
	}

	@Test
	void twoParties() {
		step(() -> call("1004", "1005"), (now) -> oneCall(now, CallState.TALKING) && now.channels().size() == 4);
		Call call = this.state.calls().iterator().next();
		assertThat(call.isAnswered()).isTrue();
		assertThat(call.dialled()).isEqualTo("1004");
		assertThat(this.state.snapshot().callsOf("1004")).containsExactly(call);
		step(this::hangUpAll, (now) -> now.calls().isEmpty());
		assertThat(of(CallAnsweredEvent.class)).hasSize(1);
		assertThat(of(CallEndedEvent.class)).singleElement().satisfies((end) -> {
			assertThat(end.reason()).isEqualTo(CallEndedEvent.Reason.HANGUP);
			assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
		});
	}

	@Test
	void busyAndUnanswered() {
		step(() -> call("1003", "1001"), (now) -> ended() == 1);
		step(() -> call("1002", "1001"), (now) -> oneCall(now, CallState.RINGING));
		step(this::hangUpAll, (now) -> ended() == 2);
		assertThat(of(CallEndedEvent.class)).extracting(CallEndedEvent::disposition)
			.containsExactly(Disposition.BUSY, Disposition.NO_ANSWER);
		assertThat(of(CallRingingEvent.class)).isNotEmpty();
	}

	@Test
	void queueAnswered() {
		step(() -> call("1004", "2000"), (now) -> of(QueueCallerServedEvent.class).size() == 1);
		assertThat(of(QueueCallerWaitingEvent.class)).hasSize(1);
		assertThat(of(QueueCallerServedEvent.class)).singleElement()
			.satisfies((served) -> assertThat(served.member()).isEqualTo("Local/200@agents"));
		step(() -> {
		}, (now) -> of(AgentStateChangedEvent.class).stream()
			.anyMatch((event) -> event.agent().status() == AgentStatus.BUSY));
		step(() -> {
		}, (now) -> Objects.requireNonNull(now.agent("Local/200@agents")).status() == AgentStatus.AVAILABLE);
	}

	@Test
	void queueAbandoned() {
		step(() -> call("1004", "2002"), (now) -> oneCall(now, CallState.QUEUED));
		step(() -> call("1004", "2002"), (now) -> Objects.requireNonNull(now.queue("night")).callers().size() == 2);
		QueueCaller first = Objects.requireNonNull(this.state.snapshot().queue("night")).callers().get(0);
		step(() -> hangUp(first.channel()), (now) -> Objects.requireNonNull(now.queue("night")).callers().size() == 1);
		assertThat(of(QueueCallerAbandonedEvent.class)).singleElement()
			.satisfies((event) -> assertThat(event.caller()).isEqualTo(first));
		step(this::hangUpAll, (now) -> now.calls().isEmpty());
		assertThat(of(CallEndedEvent.class)).extracting(CallEndedEvent::disposition)
			.containsExactly(Disposition.ABANDONED, Disposition.ABANDONED);
	}

	@Test
	void blindTransfer() {
		step(() -> call("1004", "1015"), (now) -> oneCall(now, CallState.TALKING));
		Channel bridged = bridged("1004");
		step(() -> send("BlindTransfer", "Channel", bridged.name(), "Context", "default", "Exten", "1004"),
				(now) -> !of(CallTransferredEvent.class).isEmpty() && now.channels().size() == 2);
		assertThat(of(CallTransferredEvent.class)).singleElement().satisfies((event) -> {
			assertThat(event.transfer().kind()).isEqualTo(Transfer.Kind.BLIND);
			assertThat(event.transfer().target()).isEqualTo("1004@default");
			assertThat(event.transfer().by()).isEqualTo(bridged.name());
		});
	}

	@Test
	void attendedTransfer() {
		step(() -> call("1016", "1015"), LiveOnAsterisk::asksThird);
		Channel transferer = bridged("1016");
		step(() -> hangUp(transferer.name()),
				(now) -> !of(CallTransferredEvent.class).isEmpty() && now.channels().size() == 4);
		assertThat(of(CallTransferredEvent.class)).singleElement()
			.satisfies((event) -> assertThat(event.transfer().kind()).isEqualTo(Transfer.Kind.ATTENDED));
		assertThat(this.state.calls()).singleElement()
			.satisfies((call) -> assertThat(call.state()).isEqualTo(CallState.TALKING));
	}

	@Test
	void threeWay() {
		step(() -> call("1016", "1015"), LiveOnAsterisk::asksThird);
		String half = bridged("1016").name().replace(";1", ";2");
		step(() -> {
			this.pressed.clear();
			send("PlayDTMF", "Channel", half, "Digit", "*");
			await().atMost(SOON).until(() -> this.pressed.contains("*"));
			send("PlayDTMF", "Channel", half, "Digit", "3");
		}, (now) -> now.bridges().stream().anyMatch((bridge) -> bridge.channels().size() == 3));
		assertThat(this.state.calls()).hasSize(1);
	}

	@Test
	void conference() {
		step(() -> call("1004", "3001"), (now) -> participants(now) == 1);
		step(() -> call("1004", "3001"), (now) -> participants(now) == 2);
		step(() -> call("1004", "3001"), (now) -> participants(now) == 3);
		assertThat(this.state.calls()).hasSize(3)
			.allSatisfy((call) -> assertThat(call.state()).isEqualTo(CallState.TALKING));
		String first = this.state.snapshot().conferences().iterator().next().participants().get(0).channel();
		step(() -> send("ConfbridgeMute", "Conference", "3001", "Channel", first),
				(now) -> now.conferences().iterator().next().participants().get(0).muted());
		step(() -> hangUp(first), (now) -> participants(now) == 2);
	}

	@Test
	void parkedAndRetrieved() {
		step(() -> call("1004", "4020"), (now) -> oneCall(now, CallState.PARKED));
		ParkedCall parked = this.state.snapshot().parkedCalls().iterator().next();
		assertThat(parked.lot()).isEqualTo("long");
		step(() -> call("1004", String.valueOf(parked.space())),
				(now) -> now.parkedCalls().isEmpty() && now.bridges().stream().anyMatch(Bridge::isConversation));
	}

	@Test
	void parkTimesOut() {
		List<ParkedCall> parked = new CopyOnWriteArrayList<>();
		Subscription parkings = this.provider.subscribe(ParkedCallEvent.class,
				(event) -> parked.addAll(this.state.snapshot().parkedCalls()));
		step(() -> call("1004", "4000"), (now) -> !parked.isEmpty() && now.parkedCalls().isEmpty());
		parkings.close();
		assertThat(parked).singleElement().satisfies((call) -> assertThat(call.lot()).isEqualTo("default"));
	}

	@Test
	void pickup() {
		step(() -> call("1004", "1013"),
				(now) -> now.channels().stream().anyMatch((channel) -> channel.name().startsWith("Local/1002@")));
		step(() -> call("1004", "1014"), (now) -> now.bridges().stream().anyMatch(Bridge::isConversation)
				&& now.channels().stream().noneMatch((channel) -> channel.name().startsWith("Local/1002@")));
	}

	@Test
	void forwardedOverSip() {
		step(() -> call("1004", "1006"), (now) -> oneCall(now, CallState.TALKING)
				&& now.channels().stream().noneMatch((channel) -> channel.name().startsWith("PJSIP/")));
		assertThat(this.state.calls().iterator().next().parties())
			.anySatisfy((party) -> assertThat(party.channel()).startsWith("PJSIP/loop"));
	}

	@Test
	void localChannelsThatStay() {
		step(() -> call("1010", "1011"), (now) -> now.channels().size() == 6
				&& now.bridges().stream().filter(Bridge::isConversation).count() == 2);
	}

	@Test
	void localChannelsThatAreTakenOutOfTheWay() {
		step(() -> call("1010", "1008"),
				(now) -> now.channels().size() == 4 && of(CallAnsweredEvent.class).size() == 1
						&& now.channels().stream().noneMatch((channel) -> channel.name().startsWith("Local/1009@"))
						&& now.bridges().stream().filter(Bridge::isConversation).count() == 1);
	}

	/**
	 * Does something, and waits until the state is as expected and as Asterisk has it.
	 */
	private void step(Runnable action, Predicate<LiveSnapshot> expected) {
		action.run();
		await().atMost(SOON).untilAsserted(() -> {
			assertThat(this.state.snapshot()).matches(expected);
			assertThat(AsteriskLists.differences(this.provider, this.state)).isEmpty();
		});
	}

	private static boolean oneCall(LiveSnapshot now, CallState state) {
		return now.calls().size() == 1 && now.calls().iterator().next().state() == state;
	}

	/** The second bridge is that in which the third party is asked. */
	private static boolean asksThird(LiveSnapshot now) {
		return now.channels().size() == 6 && now.bridges().stream().anyMatch(Bridge::isConversation)
				&& now.bridges().stream().filter((bridge) -> !bridge.channels().isEmpty()).count() == 2;
	}

	private static int participants(LiveSnapshot now) {
		return (now.conferences().isEmpty()) ? 0 : now.conferences().iterator().next().participants().size();
	}

	private int ended() {
		return of(CallEndedEvent.class).size();
	}

	private Channel bridged(String exten) {
		return this.state.channels()
			.stream()
			.filter((channel) -> channel.bridge() != null && channel.name().startsWith("Local/" + exten))
			.findFirst()
			.orElseThrow();
	}

	private <E> List<E> of(Class<E> type) {
		synchronized (this.told) {
			return this.told.stream().filter(type::isInstance).map(type::cast).toList();
		}
	}

	private void call(String from, String to) {
		this.provider.send(OriginateAction.builder()
			.channel("Local/" + from + "@default")
			.context("default")
			.exten(to)
			.priority(1)
			.async(true)
			.build());
	}

	private void hangUp(String channel) {
		send("Hangup", "Channel", channel);
	}

	/** Some end others, which are gone then. */
	private void hangUpAll() {
		for (Channel channel : this.state.channels()) {
			this.provider.sendAsync(ManagerAction.of("Hangup").with("Channel", channel.name()));
		}
	}

	private void send(String name, String... parameters) {
		var action = ManagerAction.of(name);
		for (int i = 0; i < parameters.length; i += 2) {
			action = action.with(parameters[i], parameters[i + 1]);
		}
		this.provider.send(action);
	}

}
