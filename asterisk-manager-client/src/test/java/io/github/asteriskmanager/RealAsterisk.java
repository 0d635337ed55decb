package io.github.asteriskmanager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.action.CoreShowChannelsAction;
import io.github.asteriskmanager.action.GetConfigAction;
import io.github.asteriskmanager.action.GetVarAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.action.QueueStatusAction;
import io.github.asteriskmanager.action.StatusAction;
import io.github.asteriskmanager.event.CoreShowChannelEvent;
import io.github.asteriskmanager.event.DiagnosticEntry;
import io.github.asteriskmanager.event.DialBeginEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.FullyBootedEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.NewChannelEvent;
import io.github.asteriskmanager.event.OriginateReason;
import io.github.asteriskmanager.event.QueueMemberEvent;
import io.github.asteriskmanager.event.StatusEvent;
import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.event.UserEventName;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The client against real Asterisk servers; one subclass for each version.
 */
abstract class RealAsterisk {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final AsteriskContainer asterisk;

	private final EventRegistry registry = EventRegistry.create();

	private final List<ManagerEvent> events = Collections.synchronizedList(new ArrayList<>());

	private ManagerProvider provider;

	RealAsterisk(String baseImage) {
		this.asterisk = AsteriskContainer.ofBaseImage(baseImage);
		// a port that stays the same when the container is stopped and started again
		this.asterisk.setPortBindings(List.of(freePort() + ":5038"));
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
	void connect() {
		this.asterisk.start();
		this.registry.registerUserEvent(OrderPlaced.class);
		this.registry.registerUserEvent(DoQueueStatusUserEvent.class);
		this.provider = ManagerProvider.create(options().build(), this.registry);
		this.provider.subscribe(ManagerEvent.class, this.events::add);
		this.provider.start();
		this.provider.awaitReady(SOON);
	}

	@AfterEach
	void close() {
		this.provider.close();
		this.asterisk.stop();
	}

	@Test
	void callIsHeardTypedAndInOrder() {
		List<Object> orders = Collections.synchronizedList(new ArrayList<>());
		this.provider.subscribe(OrderPlaced.class, orders::add);
		assertThat(this.provider.send(call("1000", "1001")).isSuccess()).isTrue();
		await().atMost(SOON).until(() -> count(HangupEvent.class) == 2);
		List<ManagerEvent> heard = List.copyOf(this.events);
		assertThat(count(NewChannelEvent.class)).isEqualTo(2);
		assertThat(heard).hasAtLeastOneElementOfType(FullyBootedEvent.class)
			.hasAtLeastOneElementOfType(DialBeginEvent.class);
		for (NewChannelEvent begun : of(NewChannelEvent.class)) {
			HangupEvent ended = of(HangupEvent.class).stream()
				.filter((hangup) -> begun.getUniqueid().equals(hangup.getUniqueid()))
				.findFirst()
				.orElseThrow();
			assertThat(heard.indexOf(begun)).isLessThan(heard.indexOf(ended));
			assertThat(ended.getCause()).isNotNull();
			assertThat(begun.getChannel()).startsWith("Local/1000@default");
		}
		assertThat(orders).containsExactly(new OrderPlaced(42, new BigDecimal("12.50"), "José"));
		assertThat(heard).hasAtLeastOneElementOfType(DoQueueStatusUserEvent.class);
		assertThat(heard).filteredOn(UserEvent.class::isInstance)
			.extracting((event) -> ((UserEvent) event).getUserEvent())
			.containsExactlyInAnyOrder("DoQueueStatus", "OrderPlaced");
		assertThat(this.registry.unknownEvents()).extracting(DiagnosticEntry::name).isEmpty();
		assertThat(this.registry.diagnostics().unreadableValues().total()).isZero();
	}

	@Test
	void actionsGiveCompleteTypedAnswers() {
		this.provider.send(call("1004", "1004"));
		await().atMost(SOON).until(() -> this.provider.send(new CoreShowChannelsAction()).events().size() == 2);
		assertThat(this.provider.send(new CoreShowChannelsAction()).events(CoreShowChannelEvent.class)).hasSize(2)
			.allSatisfy((channel) -> assertThat(channel.getChannel()).startsWith("Local/1004@default"));
		assertThat(this.provider.send(StatusAction.builder().build()).events(StatusEvent.class)).hasSize(2);
		assertThat(this.provider.send(CommandAction.of("core show version")).getOutput()).singleElement()
			.asString()
			.startsWith("Asterisk ");
		assertThat(
				this.provider.send(GetConfigAction.builder().filename("queues.conf").build()).header("Category-000000"))
			.isEqualTo("general");
		assertThat(this.provider.send(QueueStatusAction.builder().build()).events(QueueMemberEvent.class)).isNotEmpty();
		assertThat(this.provider.send(GetVarAction.builder().variable("EPOCH").build()).header("Value"))
			.containsOnlyDigits();
		assertThat(this.provider.send(ManagerAction.of("QueueSummary").with("Queue", "support")).isSuccess()).isTrue();
	}

	@Test
	void outcomeOfACallIsTold() {
		assertThat(this.provider.originate(call("1001", "1001"))).succeedsWithin(SOON)
			.satisfies((outcome) -> assertThat(outcome.header("Response")).isEqualTo("Success"));
		try (ManagerConnection quick = this.provider.connect()) {
			assertThat(quick.originate(call("1003", "1001"))).succeedsWithin(SOON)
				.satisfies((outcome) -> assertThat(outcome.getReason()).isEqualTo(OriginateReason.BUSY));
		}
	}

	@Test
	void failuresSayWhatAsteriskSaid() {
		assertThatExceptionOfType(ActionFailedException.class)
			.isThrownBy(() -> this.provider.send(ManagerAction.of("NoSuchAction")))
			.withMessageContaining("Invalid/unknown command");
		assertThatExceptionOfType(ActionFailedException.class)
			.isThrownBy(() -> this.provider.send(CommandAction.of("no such command")));
		assertThatExceptionOfType(AuthenticationFailedException.class)
			.isThrownBy(() -> ManagerProvider.create(options().password("wrong").build()).connect());
	}

	@Test
	void quickOperationsByChallengeAndPlainSecret() {
		for (Authentication authentication : Authentication.values()) {
			ManagerOptions quick = options().authentication(authentication).build();
			try (ManagerConnection connection = ManagerProvider.create(quick).connect()) {
				assertThat(connection.send(new PingAction()).header("Ping")).isEqualTo("Pong");
			}
		}
	}

	@Test
	void serverThatIsStoppedAndStartedAgainIsFoundAgain() throws InterruptedException {
		List<Object> losses = Collections.synchronizedList(new ArrayList<>());
		this.provider.subscribe(EventsLostEvent.class, losses::add);
		String container = this.asterisk.getContainerId();
		DockerClientFactory.lazyClient().stopContainerCmd(container).exec();
		await().atMost(SOON).until(() -> this.provider.getState() == ProviderState.BACKING_OFF);
		assertThat(this.provider.getStatus().reason()).isNotNull();
		DockerClientFactory.lazyClient().startContainerCmd(container).exec();
		await().atMost(60, TimeUnit.SECONDS).until(() -> this.provider.getState() == ProviderState.READY);
		assertThat(losses).hasSize(1);
		this.events.clear();
		await().atMost(SOON).until(() -> {
			try {
				return this.provider.send(call("1000", "1001")).isSuccess();
			}
			catch (ActionFailedException ex) {
				return false;
			}
		});
		await().atMost(SOON).until(() -> count(HangupEvent.class) >= 2);
	}

	private OriginateAction call(String from, String to) {
		return OriginateAction.builder()
			.channel("Local/" + from + "@default")
			.context("default")
			.exten(to)
			.priority(1)
			.async(true)
			.build();
	}

	private <T> List<T> of(Class<T> type) {
		synchronized (this.events) {
			return this.events.stream().filter(type::isInstance).map(type::cast).toList();
		}
	}

	private int count(Class<?> type) {
		return of(type).size();
	}

	private ManagerOptions.Builder options() {
		return ManagerOptions.builder()
			.title("pbx1")
			.address(this.asterisk.getHost())
			.port(this.asterisk.getAmiPort())
			.username(this.asterisk.getUsername())
			.password(this.asterisk.getPassword());
	}

	@UserEventName
	record OrderPlaced(long orderId, BigDecimal amount, String customer) {
	}

	static final class DoQueueStatusUserEvent extends UserEvent {

		private String queueName;

		public void setQueueName(String queueName) {
			this.queueName = queueName;
		}

		String getQueueName() {
			return this.queueName;
		}

	}

}
