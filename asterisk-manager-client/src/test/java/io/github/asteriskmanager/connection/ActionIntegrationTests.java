package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionPolicy;
import io.github.asteriskmanager.ActionTimeoutException;
import io.github.asteriskmanager.ConnectionLostException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.InvalidActionException;
import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.TooManyActionsException;
import io.github.asteriskmanager.action.AbstractAction;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.response.CommandResponse;
import io.github.asteriskmanager.response.EventListResponse;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.ResponseType;
import io.github.asteriskmanager.test.AmiReply;
import io.github.asteriskmanager.test.AmiRequest;
import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for actions and their answers.
 */
class ActionIntegrationTests {

	private final AmiServer server = AmiServer.builder().start();

	private ManagerProvider provider;

	private ManagerConnection connection;

	@BeforeEach
	void connect() {
		this.provider = ManagerProvider.create(options().build());
		this.connection = this.provider.connect();
	}

	@AfterEach
	void close() {
		this.connection.close();
		this.provider.close();
		this.server.close();
	}

	@Test
	void answerIsTheOneWithItsActionId() throws Exception {
		CompletableFuture<Void> gate = new CompletableFuture<>();
		this.server.on("Slow", (request) -> AmiReply.success("Which", "slow").when(gate));
		CompletableFuture<ManagerResponse> slow = this.connection.sendAsync(ManagerAction.of("Slow"));
		assertThat(this.connection.send(ManagerAction.of("Ping")).header("Ping")).isEqualTo("Pong");
		assertThat(slow).isNotDone();
		gate.complete(null);
		assertThat(slow.get(10, TimeUnit.SECONDS).header("Which")).isEqualTo("slow");
	}

	@Test
	void manyActionsAtOnceGetTheirOwnAnswers() {
		this.server.on("Echo", (request) -> AmiReply.success("Value", request.header("Value")));
		List<CompletableFuture<ManagerResponse>> answers = IntStream.range(0, 500)
			.mapToObj((i) -> this.connection.sendAsync(ManagerAction.of("Echo").with("Value", i)))
			.toList();
		for (int i = 0; i < answers.size(); i++) {
			assertThat(answers.get(i).join().header("Value")).isEqualTo(String.valueOf(i));
		}
	}

	@Test
	void parametersArriveInOrder() {
		this.connection.sendAsync(ManagerAction.of("Originate").with("Variable", "a=1").with("Variable", "b=ü"));
		AmiRequest request = this.server.awaitRequest("Originate");
		assertThat(request.headers("Variable")).containsExactly("a=1", "b=ü");
		assertThat(request.actionId()).hasSizeLessThan(20);
	}

	@Test
	void errorIsAFailureThatCarriesTheAnswer() {
		this.server.on("Getvar", (request) -> AmiReply.error("No such channel"));
		assertThatExceptionOfType(ActionFailedException.class)
			.isThrownBy(() -> this.connection.send(ManagerAction.of("Getvar")))
			.withMessage("[pbx1] Getvar failed: No such channel")
			.satisfies((ex) -> assertThat(ex.getResponse().isSuccess()).isFalse());
	}

	@Test
	void listIsCollectedUntilItsEnd() {
		this.server.on("QueueSummary",
				(request) -> AmiReply.list("QueueSummaryComplete")
					.item("QueueSummary", "Queue", "sales")
					.item("QueueSummary", "Queue", "support"));
		ManagerResponse response = this.connection.send(ManagerAction.of("QueueSummary").with("Queue", "x"));
		assertThat(response).isInstanceOf(EventListResponse.class);
		EventListResponse list = (EventListResponse) response;
		assertThat(list.events()).extracting((item) -> item.header("Queue")).containsExactly("sales", "support");
		assertThat(list.getCompletion()).isNotNull();
		assertThat(list.getCompletion().header("ListItems")).isEqualTo("2");
		assertThat(list.isCancelled()).isFalse();
	}

	@Test
	void twoListsAtOnceDoNotMix() {
		this.server.on("A", (request) -> AmiReply.list("AComplete").item("A", "N", "1").item("A", "N", "2"));
		this.server.on("B", (request) -> AmiReply.list("BComplete").item("B", "N", "3"));
		CompletableFuture<ManagerResponse> a = this.connection.sendAsync(ManagerAction.of("A"));
		CompletableFuture<ManagerResponse> b = this.connection.sendAsync(ManagerAction.of("B"));
		assertThat(((EventListResponse) a.join()).events()).hasSize(2);
		assertThat(((EventListResponse) b.join()).events()).hasSize(1);
	}

	@Test
	void emptyList() {
		this.server.on("QueueStatus", (request) -> AmiReply.list("QueueStatusComplete"));
		ManagerResponse response = this.connection.send(ManagerAction.of("QueueStatus"));
		assertThat(response).isInstanceOfSatisfying(EventListResponse.class,
				(list) -> assertThat(list.events()).isEmpty());
	}

	@Test
	void listOfAnOldServerEndsWithTheEventThatItsActionNames() {
		this.server.on("Agents", (request) -> AmiReply.legacyList("AgentsComplete").item("Agents", "Agent", "1001"));
		EventListResponse list = this.connection.send(new NamedList("Agents", "AgentsComplete"));
		assertThat(list.events()).hasSize(1);
	}

	@Test
	void announcedSingleEventIsTheList() {
		this.server.on("FAXStats",
				(request) -> AmiReply.success("Message", "FAXStats event will follow").item("FAXStats", "Failed", "0"));
		EventListResponse list = this.connection.send(new NamedList("FAXStats", "FAXStats"));
		assertThat(list.events()).extracting((item) -> item.header("Failed")).containsExactly("0");
	}

	@Test
	void successWithoutAnnouncedListIsAnEmptyOne() {
		this.server.on("Agents", (request) -> AmiReply.success("Message", "There is nobody"));
		assertThat(this.connection.send(new NamedList("Agents", "AgentsComplete")).events()).isEmpty();
	}

	@Test
	void wrongCountOfItemsIsNoProblem() {
		this.server.on("A",
				(request) -> AmiReply.raw("Response: Success\r\nActionID: " + request.actionId()
						+ "\r\nEventList: start\r\n\r\nEvent: A\r\nActionID: " + request.actionId()
						+ "\r\n\r\nEvent: AComplete\r\nActionID: " + request.actionId()
						+ "\r\nEventList: Complete\r\nListItems: 5\r\n\r\n"));
		assertThat(((EventListResponse) this.connection.send(ManagerAction.of("A"))).events()).hasSize(1);
	}

	@Test
	void cancelledListSaysSo() {
		this.server.on("A",
				(request) -> AmiReply.raw("Response: Success\r\nActionID: " + request.actionId()
						+ "\r\nEventList: Start\r\n\r\nEvent: AComplete\r\nActionID: " + request.actionId()
						+ "\r\nEventList: Cancelled\r\n\r\n"));
		assertThat(((EventListResponse) this.connection.send(ManagerAction.of("A"))).isCancelled()).isTrue();
	}

	@Test
	void timeoutOfAListCarriesItsItems() {
		this.server.on("A", (request) -> AmiReply.list("AComplete").item("A", "N", "1").incomplete());
		assertThatExceptionOfType(ActionTimeoutException.class)
			.isThrownBy(() -> this.connection.send(ManagerAction.of("A"), Duration.ofMillis(200)))
			.withMessageContaining("1 items")
			.satisfies((ex) -> assertThat(ex.getItems()).hasSize(1));
	}

	@Test
	void lateAnswerIsCountedAndHarmless() {
		CompletableFuture<Void> gate = new CompletableFuture<>();
		this.server.on("Slow", (request) -> AmiReply.success().when(gate));
		assertThatExceptionOfType(ActionTimeoutException.class)
			.isThrownBy(() -> this.connection.send(ManagerAction.of("Slow"), Duration.ofMillis(100)))
			.withMessageContaining("outcome is unknown");
		gate.complete(null);
		await().until(() -> this.provider.getStatistics().unmatchedAnswers() == 1);
		assertThat(this.connection.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
	}

	@Test
	void answerWithoutActionIdIsNobodys() {
		this.server.on("Getvar", (request) -> AmiReply.success("Value", "1").withoutActionId());
		assertThatExceptionOfType(ActionTimeoutException.class)
			.isThrownBy(() -> this.connection.send(ManagerAction.of("Getvar"), Duration.ofMillis(200)));
		assertThat(this.provider.getStatistics().unmatchedAnswers()).isEqualTo(1);
		assertThat(this.connection.isOpen()).isTrue();
	}

	@Test
	void answerWithTwoActionIdsAndCommandWithoutOutputAreHarmless() {
		this.server.on("Twice", (request) -> AmiReply
			.raw("Response: Success\r\nActionID: " + request.actionId() + "\r\nActionID: forged\r\nX: y\r\n\r\n"));
		this.server.on("Command", (request) -> AmiReply.success("Message", "Command output follows"));
		assertThat(this.connection.send(ManagerAction.of("Twice")).header("X")).isEqualTo("y");
		assertThat(this.connection.send(CommandAction.of("core show version")).getOutput()).isEmpty();
	}

	@Test
	void commandOutputKeepsBlanksAndEmptyLines() {
		this.server.answer("Command", AmiReply.command("  indented: x", "", "last"),
				AmiReply.legacyCommand("  indented: x\n\nlast"), AmiReply.legacyCommand("  indented: x\n\nlast\n"),
				AmiReply.command(""));
		for (int i = 0; i < 3; i++) {
			assertThat(this.connection.send(CommandAction.of("core show version")).getOutput())
				.containsExactly("  indented: x", "", "last");
		}
		assertThat(this.connection.send(CommandAction.of("core show version")).getOutput()).isEmpty();
	}

	@Test
	void failedCommandHasItsOutput() {
		this.server.on("Command", (request) -> AmiReply.response("Error", "Message", "Command output follows", "Output",
				"No such command"));
		assertThatExceptionOfType(ActionFailedException.class)
			.isThrownBy(() -> this.connection.send(CommandAction.of("core show version")))
			.satisfies((ex) -> assertThat(((CommandResponse) ex.getResponse()).getOutput())
				.containsExactly("No such command"));
	}

	@Test
	void invalidActionIsNotSent() {
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.connection.send(ManagerAction.of("Originate").with("Data", "x\r\nAction: Hangup")));
		assertThat(this.connection.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		assertThat(this.server.requests()).extracting(AmiRequest::action).containsExactly("Challenge", "Login", "Ping");
	}

	@Test
	void lostConnectionFailsWhatIsPendingAndSaysThatItWasSent() {
		this.server.on("Originate", (request) -> AmiReply.none());
		CompletableFuture<ManagerResponse> answer = this.connection.sendAsync(ManagerAction.of("Originate"));
		this.server.awaitRequest("Originate");
		this.server.dropSessions();
		assertThat(answer).failsWithin(Duration.ofSeconds(10))
			.withThrowableOfType(ExecutionException.class)
			.havingCause()
			.isInstanceOfSatisfying(ConnectionLostException.class, (ex) -> {
				assertThat(ex.wasSent()).isTrue();
				assertThat(ex.getReason()).isIn(DisconnectReason.CLOSED_BY_SERVER, DisconnectReason.CONNECTION_BROKEN);
				assertThat(ex).hasMessageContaining("outcome is unknown");
			});
		assertThatExceptionOfType(NotConnectedException.class)
			.isThrownBy(() -> this.connection.send(ManagerAction.of("Ping")))
			.withMessageContaining("nothing was sent");
		assertThat(this.connection.isOpen()).isFalse();
	}

	@Test
	void closeFailsWhatIsPendingAndLogsOff() {
		this.server.on("Originate", (request) -> AmiReply.none());
		CompletableFuture<ManagerResponse> answer = this.connection.sendAsync(ManagerAction.of("Originate"));
		this.connection.close();
		assertThat(answer).failsWithin(Duration.ofSeconds(10))
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(ConnectionLostException.class);
		assertThat(this.server.requests("Logoff")).hasSize(1);
		this.connection.close();
	}

	@Test
	void closeOfADeadServerDoesNotHang() {
		this.server.faults().now(Fault.SILENT_AFTER_LOGIN);
		this.connection.close();
		assertThat(this.connection.isOpen()).isFalse();
	}

	@Test
	void cancelForgetsTheAnswer() {
		CompletableFuture<Void> gate = new CompletableFuture<>();
		this.server.on("Slow", (request) -> AmiReply.success().when(gate));
		CompletableFuture<ManagerResponse> answer = this.connection.sendAsync(ManagerAction.of("Slow"));
		this.server.awaitRequest("Slow");
		answer.cancel(false);
		gate.complete(null);
		await().until(() -> this.provider.getStatistics().unmatchedAnswers() == 1);
	}

	@Test
	void interruptEndsTheWaiting() throws InterruptedException {
		this.server.on("Slow", (request) -> AmiReply.none());
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				this.connection.send(ManagerAction.of("Slow"));
			}
			catch (ManagerException ex) {
				thrown.complete(ex);
			}
		});
		thread.start();
		this.server.awaitRequest("Slow");
		thread.interrupt();
		assertThat(thrown).succeedsWithin(Duration.ofSeconds(10))
			.satisfies((ex) -> assertThat(ex).hasMessageContaining("Interrupted"));
		thread.join();
	}

	@Test
	void waitingOnTheThreadThatReadsIsRefusedAtOnce() {
		CompletableFuture<Void> gate = new CompletableFuture<>();
		this.server.on("Slow", (request) -> AmiReply.success().when(gate));
		CompletableFuture<ManagerResponse> answer = this.connection.sendAsync(ManagerAction.of("Slow"))
			.thenApply((slow) -> this.connection.send(ManagerAction.of("Ping")));
		gate.complete(null);
		assertThat(answer).failsWithin(Duration.ofSeconds(5))
			.withThrowableOfType(ExecutionException.class)
			.withMessageContaining("sendAsync");
	}

	@Test
	void serverThatDoesNotReadEndsTheConnection() {
		this.server.faults().now(Fault.NO_READING);
		List<CompletableFuture<ManagerResponse>> answers = IntStream.range(0, 100)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> this.connection
				.send(ManagerAction.of("Echo").with("Value", "x".repeat(1000)), Duration.ofMillis(300))))
			.toList();
		answers.forEach((answer) -> assertThat(answer).failsWithin(Duration.ofSeconds(30)));
	}

	@Test
	void itemsOfAListMayBeTakenOneByOne() {
		this.server.on("A", (request) -> AmiReply.list("AComplete").item("A", "N", "1").item("A", "N", "2"));
		List<String> seen = new ArrayList<>();
		EventListResponse list = (EventListResponse) this.connection.stream(ManagerAction.of("A"),
				(item) -> seen.add(item.header("N")));
		assertThat(seen).containsExactly("1", "2");
		assertThat(list.events()).isEmpty();
		assertThat(list.getCompletion()).isNotNull();
		assertThatExceptionOfType(ManagerException.class)
			.isThrownBy(() -> this.connection.stream(ManagerAction.of("A"), (item) -> {
				throw new IllegalStateException("enough");
			}))
			.withMessageContaining("enough");
		assertThatExceptionOfType(ManagerException.class)
			.isThrownBy(() -> this.connection.stream(ManagerAction.of("A"), (item) -> {
				throw new StackOverflowError("an error too");
			}))
			.withMessageContaining("an error too");
		assertThat(this.connection.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
	}

	@Test
	void endlessListEndsTheConnection() {
		ManagerOptions options = options().limits(new MessageLimits(65536, 65536, 1024, 100, 3)).build();
		this.server.on("A", (request) -> {
			AmiReply reply = AmiReply.list("AComplete");
			for (int i = 0; i < 10; i++) {
				reply = reply.item("A", "N", String.valueOf(i));
			}
			return reply;
		});
		ManagerProvider limited = ManagerProvider.create(options);
		try (ManagerConnection other = limited.connect()) {
			assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> other.send(ManagerAction.of("A")))
				.withMessageContaining("more than 3 items");
		}
		assertThat(limited.getStatistics().protocolViolations()).isEqualTo(1);
	}

	@Test
	void connectionIsClosedWithoutGoodByeIfNoMoreActionsMayBeSent() {
		this.server.on("Slow", (request) -> AmiReply.none());
		ManagerOptions options = options().actions(new ActionPolicy(1, Duration.ZERO, List.of(), List.of())).build();
		ManagerConnection limited = ManagerProvider.create(options).connect();
		this.server.awaitSessions(2);
		CompletableFuture<ManagerResponse> pending = limited.sendAsync(ManagerAction.of("Slow"));
		limited.close();
		assertThat(pending).isCompletedExceptionally();
		this.server.awaitSessions(1);
		assertThat(this.server.requests("Logoff")).isEmpty();
	}

	@Test
	void pendingActionsAreLimited() {
		this.server.on("Slow", (request) -> AmiReply.none());
		ManagerOptions options = options().actions(new ActionPolicy(2, Duration.ZERO, List.of(), List.of())).build();
		try (ManagerConnection limited = ManagerProvider.create(options).connect()) {
			CompletableFuture<ManagerResponse> first = limited.sendAsync(ManagerAction.of("Slow"));
			limited.sendAsync(ManagerAction.of("Slow"));
			assertThatExceptionOfType(TooManyActionsException.class)
				.isThrownBy(() -> limited.send(ManagerAction.of("Ping")))
				.withMessageContaining("max-pending");
			first.cancel(false);
			assertThat(limited.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		}
	}

	@Test
	void commandsAndApplicationsMayBeLimited() {
		ActionPolicy policy = new ActionPolicy(10, Duration.ZERO, List.of("core show", "queue  show"), List.of("Wait"));
		this.server.on("Command", (request) -> AmiReply.command("x"));
		this.server.on("Originate", (request) -> AmiReply.success());
		try (ManagerConnection limited = ManagerProvider.create(options().actions(policy).build()).connect()) {
			assertThat(limited.send(CommandAction.of("core show version")).getOutput()).containsExactly("x");
			for (String command : List.of("core restart now", "core", "core showy", "!rm -rf")) {
				assertThatExceptionOfType(InvalidActionException.class)
					.isThrownBy(() -> limited.send(ManagerAction.of("command").with("Command", command)));
			}
			assertThat(limited.send(ManagerAction.of("Originate").with("Application", "wait")).isSuccess()).isTrue();
			assertThat(limited.send(ManagerAction.of("Originate").with("Exten", "1")).isSuccess()).isTrue();
			assertThatExceptionOfType(InvalidActionException.class)
				.isThrownBy(() -> limited.send(ManagerAction.of("Originate").with("Application", "System")))
				.withMessageContaining("allowed-applications");
		}
	}

	@Test
	void providerThatIsNotStartedConnectsForEachAction() {
		ManagerProvider quick = ManagerProvider.create(options().keepAlive(false).build());
		quick.start();
		int before = this.server.requests("Login").size();
		assertThat(quick.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		assertThat(quick.sendAsync(ManagerAction.of("Ping")).join().isSuccess()).isTrue();
		assertThat(this.server.requests("Login")).hasSize(before + 2);
		await().until(() -> this.server.sessions() == 1);
	}

	private ManagerOptions.Builder options() {
		return ManagerOptions.builder()
			.title("pbx1")
			.address(this.server.address())
			.port(this.server.port())
			.username("manager")
			.password("secret");
	}

	private static final class NamedList extends AbstractAction<EventListResponse> {

		NamedList(String name, String completedBy) {
			super(name, ResponseType.LIST.completedBy(completedBy), List.of());
		}

	}

}
