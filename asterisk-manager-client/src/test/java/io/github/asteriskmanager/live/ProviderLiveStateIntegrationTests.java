package io.github.asteriskmanager.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.test.AmiReply;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ProviderLiveState}.
 */
class ProviderLiveStateIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final Duration NEVER = Duration.ofHours(1);

	private final AmiServer server = AmiServer.builder().start();

	private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());

	private ManagerProvider provider;

	private LiveState state;

	@AfterEach
	void close() {
		if (this.state != null) {
			this.state.close();
			this.provider.close();
		}
		this.server.close();
	}

	private void keep(ManagerOptions.Builder options, LiveOptions live) {
		this.provider = ManagerProvider.create(options.build());
		this.state = LiveState.of(this.provider, live);
		this.provider.observe(this.heard::add, (type) -> true);
		this.provider.start();
	}

	private void keep() {
		keep(options(), live(Duration.ZERO, NEVER));
		await().atMost(SOON).until(this.state::isValid);
	}

	private static LiveOptions live(Duration checkInterval, Duration reconcileInterval) {
		return new LiveOptions(Set.of(), checkInterval, reconcileInterval, 1000);
	}

	private ManagerOptions.Builder options() {
		return ManagerOptions.builder()
			.title("pbx")
			.address(this.server.address())
			.port(this.server.port())
			.username("manager")
			.password("secret")
			.reconnect(new ReconnectPolicy(100, Duration.ofMillis(20), Duration.ofMillis(20), 0, 0, NEVER));
	}

	private static AmiReply channels(String... uniqueids) {
		AmiReply reply = AmiReply.list("CoreShowChannelsComplete");
		for (String uniqueid : uniqueids) {
			reply = reply.item("CoreShowChannel", "Channel", "PJSIP/" + uniqueid, "ChannelState", "6", "Uniqueid",
					uniqueid, "Linkedid", uniqueid, "Duration", "00:00:10");
		}
		return reply;
	}

	private <E> List<E> heard(Class<E> type) {
		synchronized (this.heard) {
			return this.heard.stream().filter(type::isInstance).map(type::cast).toList();
		}
	}

	private void emit(String name, String uniqueid) {
		this.server.emit(name, "Privilege", "call,all", "Channel", "PJSIP/" + uniqueid, "ChannelState", "6", "Uniqueid",
				uniqueid, "Linkedid", uniqueid);
	}

	@Test
	void stateIsBuiltFromListsAndKeptByEvents() {
		this.server.answer("CoreShowChannels", channels("1.1"));
		keep();
		assertThat(this.state.channels()).extracting(Channel::uniqueid).containsExactly("1.1");
		emit("Newchannel", "1.2");
		emit("Hangup", "1.1");
		await().atMost(SOON).until(() -> heard(CallEndedEvent.class).size() == 1);
		assertThat(this.state.channels()).extracting(Channel::uniqueid).containsExactly("1.2");
		assertThat(this.state.calls()).hasSize(1);
		assertThat(heard(LiveStateValidityEvent.class)).extracting(LiveStateValidityEvent::valid).containsExactly(true);
		assertThat(this.state.statistics().resyncs()).isEqualTo(1);
		this.state.close();
		assertThat(this.state.isValid()).isFalse();
	}

	@Test
	void listsThatABootingServerRefusesAreFetchedWhenItHasBooted() {
		this.server.answer("CoreShowChannels", channels("1.1"));
		keep();
		assertThat(this.state.queues()).isEmpty();
		this.server.answer("QueueStatus", AmiReply.list("QueueStatusComplete").item("QueueParams", "Queue", "support"));
		this.server.emit("FullyBooted", "Privilege", "system,all", "Uptime", "3", "LastReload", "3");
		await().atMost(SOON).until(() -> this.state.queues().size() == 1);
		assertThat(this.state.statistics().resyncs()).isEqualTo(2);
		assertThat(this.state.isValid()).isTrue();
	}

	@Test
	void stateOfAProviderThatIsReadyAlready() {
		this.server.answer("CoreShowChannels", channels("1.1"));
		this.provider = ManagerProvider.create(options().build());
		this.provider.start();
		this.provider.awaitReady(SOON);
		this.provider.send(ManagerAction.of("Ping"));
		this.state = LiveState.of(this.provider);
		await().atMost(SOON).until(this.state::isValid);
		assertThat(this.state.channels()).hasSize(1);
	}

	@Test
	void whatIsToldFollowsTheEventThatBroughtItAbout() {
		this.server.answer("CoreShowChannels", channels());
		keep();
		for (int i = 0; i < 50; i++) {
			emit("Newchannel", "1." + i);
			emit("Hangup", "1." + i);
		}
		await().atMost(SOON).until(() -> heard(CallEndedEvent.class).size() == 50);
		List<String> names = this.heard.stream()
			.filter((event) -> event instanceof LiveEvent || event instanceof ManagerEvent)
			.map((event) -> event.getClass().getSimpleName())
			.filter((name) -> name.startsWith("Call") || name.startsWith("NewChannel") || name.startsWith("Hangup"))
			.toList();
		assertThat(names).hasSize(200);
		assertThat(names).isEqualTo(IntStream.range(0, 50)
			.boxed()
			.flatMap((i) -> List.of("NewChannelEvent", "CallStartedEvent", "HangupEvent", "CallEndedEvent").stream())
			.toList());
	}

	@Test
	void outageIsBridgedByTheLists() {
		this.server.answer("CoreShowChannels", channels("1.1", "1.2"), channels("1.2", "1.3"));
		keep();
		this.server.dropSessions();
		await().atMost(SOON).until(() -> heard(CallEndedEvent.class).size() == 1 && this.state.isValid());
		assertThat(this.state.channels()).extracting(Channel::uniqueid).containsExactlyInAnyOrder("1.2", "1.3");
		assertThat(heard(CallEndedEvent.class)).extracting(CallEndedEvent::reason)
			.containsExactly(CallEndedEvent.Reason.UNSEEN);
		assertThat(heard(LiveStateValidityEvent.class)).extracting(LiveStateValidityEvent::valid)
			.containsExactly(true, false, true);
		assertThat(this.state.statistics().unseenCalls()).isEqualTo(1);
		assertThat(this.state.statistics().leftovers()).isZero();
	}

	@Test
	void stateIsNotValidWithoutTheListOfChannels() {
		this.server.on("CoreShowChannels", (request) -> AmiReply.error("Permission denied"));
		keep(options(), live(Duration.ZERO, NEVER));
		await().atMost(SOON).until(() -> this.state.statistics().failedResyncs() == 1);
		assertThat(this.state.isValid()).isFalse();
	}

	@Test
	void listThatDoesNotComeIsAskedForAgain() {
		this.server.answer("CoreShowChannels", channels("1.1"));
		this.server.answer("QueueStatus", AmiReply.none(), AmiReply.list("QueueStatusComplete"));
		keep(options().actionTimeout(Duration.ofMillis(500)), live(Duration.ZERO, NEVER));
		await().atMost(SOON).until(this.state::isValid);
		assertThat(this.state.statistics().failedResyncs()).isEqualTo(1);
		assertThat(this.server.requests("QueueStatus")).hasSize(2);
	}

	@Test
	void overflowMakesTheStateInvalidUntilItIsFetchedAnew() throws InterruptedException {
		this.server.answer("CoreShowChannels", channels("1.1"), channels("1.2"));
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		keep(options().queue(new QueuePolicy(10, OverflowPolicy.DROP_OLDEST)), live(Duration.ZERO, NEVER));
		this.provider.subscribe(UserEvent.class, (event) -> {
			blocked.countDown();
			awaitQuietly(release);
		});
		await().atMost(SOON).until(this.state::isValid);
		this.server.emit("UserEvent", "UserEvent", "Block");
		blocked.await();
		for (int i = 0; i < 100; i++) {
			emit("Newstate", "1.1");
		}
		await().atMost(SOON).until(() -> this.provider.getStatistics().eventsDropped() > 0);
		release.countDown();
		await().atMost(SOON).until(() -> this.state.isValid() && this.state.statistics().resyncs() >= 2);
		assertThat(heard(EventsLostEvent.class)).isNotEmpty();
		assertThat(this.state.channels()).extracting(Channel::uniqueid).containsExactly("1.2");
		assertThat(heard(LiveStateValidityEvent.class)).extracting(LiveStateValidityEvent::valid)
			.containsExactly(true, false, true);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void listLongerThanTheQueueIsTakenWhole() {
		String[] many = IntStream.range(0, 500).mapToObj((i) -> "1." + i).toArray(String[]::new);
		this.server.answer("CoreShowChannels", channels(many));
		keep(options().queue(new QueuePolicy(10, OverflowPolicy.DROP_OLDEST)), live(Duration.ZERO, NEVER));
		await().atMost(SOON).until(this.state::isValid);
		assertThat(this.state.channels()).hasSize(500);
		assertThat(this.provider.getStatistics().eventsDropped()).isZero();
	}

	@Test
	void differenceThatStaysIsDriftAndRepaired() {
		AtomicInteger asked = new AtomicInteger();
		// what the first list lacks no event tells either
		this.server.on("CoreShowChannels",
				(request) -> (asked.getAndIncrement() == 0) ? channels("1.1") : channels("1.1", "1.2"));
		keep(options(), live(Duration.ofMillis(200), NEVER));
		await().atMost(SOON).until(() -> this.state.channels().size() == 2);
		assertThat(this.state.statistics().drift()).isEqualTo(1);
		assertThat(this.state.statistics().checks()).isPositive();
		assertThat(heard(CallStartedEvent.class)).hasSize(2);
	}

	@Test
	void differenceThatPassesIsARace() {
		AtomicInteger asked = new AtomicInteger();
		this.server.on("CoreShowChannels",
				(request) -> (asked.getAndIncrement() == 1) ? channels("1.1", "1.2") : channels("1.1"));
		keep(options(), live(Duration.ofMillis(200), NEVER));
		await().atMost(SOON).until(() -> this.state.statistics().checks() >= 3);
		assertThat(this.state.statistics().drift()).isZero();
		assertThat(this.state.statistics().resyncs()).isEqualTo(1);
	}

	@Test
	void leftoversAreForgotten() {
		this.server.answer("CoreShowChannels", channels("1.1"), channels());
		keep(options(), live(Duration.ZERO, Duration.ofMillis(300)));
		await().atMost(SOON).until(() -> this.state.channels().isEmpty() && this.state.statistics().leftovers() == 1);
		assertThat(this.state.isValid()).isTrue();
		assertThat(heard(HangupEvent.class)).isEmpty();
	}

}
