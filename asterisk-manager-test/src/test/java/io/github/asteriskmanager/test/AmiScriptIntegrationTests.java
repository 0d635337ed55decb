package io.github.asteriskmanager.test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.asteriskmanager.test.AmiEvent.event;
import static io.github.asteriskmanager.test.AmiReply.error;
import static io.github.asteriskmanager.test.AmiReply.list;
import static io.github.asteriskmanager.test.AmiReply.none;
import static io.github.asteriskmanager.test.AmiReply.success;
import static io.github.asteriskmanager.test.RequestPattern.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scripts, and patterns of requests.
 */
class AmiScriptIntegrationTests {

	private final AmiServer server = AmiServer.builder().start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void answersInTurnAndAgainWithTheLast() throws IOException {
		this.server.on("QueueAdd").reply(success("Added interface to queue"), error("Already there"));
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			assertThat(ask(peer, "Action: QueueAdd")).contains("Message: Added interface to queue\r\n");
			assertThat(ask(peer, "Action: QueueAdd")).contains("Response: Error", "Already there");
			assertThat(ask(peer, "action: queueadd")).contains("Already there");
		}
	}

	@Test
	void latestScriptThatFitsAnswers() throws IOException {
		this.server.on("Getvar")
			.reply(error("No such variable"))
			.on(action("Getvar").with("Variable", "X"))
			.reply((request) -> success("Variable", "X", "Value", "of " + request.header("Channel")))
			.on(action("Getvar").without("Channel").where("of Y", (request) -> "Y".equals(request.header("Variable"))))
			.reply(success("Value", "global"));
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			assertThat(ask(peer, "Action: Getvar", "Variable: X", "Channel: a")).contains("Value: of a");
			assertThat(ask(peer, "Action: Getvar", "Variable: Y")).contains("Value: global");
			assertThat(ask(peer, "Action: Getvar", "Variable: Y", "Channel: a")).contains("No such variable");
			this.server.on("Getvar").reply(success("Value", "for all"));
			assertThat(ask(peer, "Action: Getvar", "Variable: X", "Channel: a")).contains("for all");
		}
	}

	@Test
	void listsAndEventsAreWrittenAlike() throws IOException {
		this.server.on("QueueStatus")
			.reply(list("QueueStatusComplete").items(event("QueueParams").with("Queue", "support").with("Max", 0),
					event("QueueMember").with("Queue", "support")));
		this.server.on("Originate")
			.reply(success("Originate successfully queued")
				.event(event("OriginateResponse").with("Privilege", "call,all").with("Response", "Success")));
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			assertThat(ask(peer, "Action: QueueStatus", "ActionID: 1")).contains("EventList: start");
			assertThat(peer.message()).contains("Event: QueueParams\r\nActionID: 1\r\nQueue: support\r\nMax: 0\r\n");
			assertThat(peer.message()).contains("Event: QueueMember\r\n");
			assertThat(peer.message()).contains("Event: QueueStatusComplete", "ListItems: 2");
			assertThat(ask(peer, "Action: Originate", "ActionID: 2")).contains("successfully queued");
			assertThat(peer.message()).contains("Event: OriginateResponse", "ActionID: 2", "Response: Success");
			this.server.emit(event("VarSet").with("Privilege", "dialplan,all"),
					event("Hangup").with("Privilege", "call,all").with("Channel", "PJSIP/a-1").with("Cause", 16));
			assertThat(peer.message())
				.isEqualTo("Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/a-1\r\nCause: 16\r\n\r\n");
		}
	}

	@Test
	void answerIsHeldOrNeverComes() throws IOException {
		CompletableFuture<Void> gate = new CompletableFuture<>();
		this.server.on("Slow").reply(success("At last").when(gate)).on("Gone").reply(none().close());
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: Slow");
			assertThat(ask(peer, "Action: Ping")).contains("Ping: Pong");
			gate.complete(null);
			assertThat(peer.message()).contains("At last");
			peer.send("Action: Gone");
			assertThat(peer.rest()).isEmpty();
		}
	}

	@Test
	void requestsAreAwaitedByPattern() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: Setvar", "Variable: A", "Value: 1");
			peer.send("Action: Setvar", "Variable: B", "Value: 2");
			assertThat(this.server.awaitRequest(action("Setvar").with("Variable", "B")).header("Value")).isEqualTo("2");
			assertThat(this.server.awaitRequest("Setvar").header("Value")).as("the oldest not taken").isEqualTo("1");
			assertThat(this.server.awaitRequests(action("Setvar").with("Value"), 2)).hasSize(2);
		}
	}

	@Test
	void whatDidNotComeIsToldWithoutSecrets() throws IOException {
		AmiPeer.login(this.server, "off").close();
		this.server.awaitRequest("Login");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.server.awaitRequest("Originate", Duration.ofMillis(1)))
			.withMessageContaining("'Originate'")
			.withMessageContaining("Action: Login | Username: manager | Secret: ******");
	}

	@Test
	void patternsSayWhatTheyMean() {
		assertThat(action("Setvar").with("Variable", "A").without("Channel").with("Value"))
			.hasToString("Setvar with Variable: A without Channel with Value");
	}

	private static String ask(AmiPeer peer, String... lines) throws IOException {
		peer.send(lines);
		return peer.message();
	}

}
