package io.github.asteriskmanager.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * {@link AmiServer}: login, answers, events, requests.
 */
class AmiServerIntegrationTests {

	private final AmiServer server = AmiServer.builder().user("manager", "secret").start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void bannerIsOneLineWithoutAnEmptyOne() throws IOException {
		try (AmiPeer peer = AmiPeer.connect(this.server)) {
			peer.send("Action: Logoff", "ActionID: 1");
			assertThat(peer.line()).isEqualTo("Asterisk Call Manager/11.0.0\r\n");
			assertThat(peer.message())
				.isEqualTo("Response: Goodbye\r\nActionID: 1\r\nMessage: Thanks for all the fish.\r\n\r\n");
			assertThat(peer.rest()).isEmpty();
		}
	}

	@Test
	void scriptedAnswersComeInTurn() throws IOException {
		this.server.answer("Getvar", AmiReply.success("Variable", "X", "Value", "1"),
				AmiReply.error("No such channel"));
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: getvar", "ActionID: 1");
			assertThat(peer.message()).isEqualTo("Response: Success\r\nActionID: 1\r\nVariable: X\r\nValue: 1\r\n\r\n");
			peer.send("Action: Getvar");
			assertThat(peer.message()).isEqualTo("Response: Error\r\nMessage: No such channel\r\n\r\n");
		}
	}

	@Test
	void heldAnswerComesAfterLaterOnes() throws IOException {
		CompletableFuture<Void> gate = new CompletableFuture<>();
		this.server.answer("Getvar", AmiReply.success().when(gate));
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: Getvar", "ActionID: 1");
			peer.send("Action: Ping", "ActionID: 2");
			assertThat(peer.message()).contains("ActionID: 2");
			gate.complete(null);
			assertThat(peer.message()).contains("ActionID: 1");
		}
	}

	@Test
	void eventReachesThePeerAsSoonAsItIsLoggedIn() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			this.server.emit("Hangup", "Privilege", "call,all", "Cause", "16");
			assertThat(peer.message()).isEqualTo("Event: Hangup\r\nPrivilege: call,all\r\nCause: 16\r\n\r\n");
		}
	}

	@Test
	void loginsAreRemembered() throws IOException {
		try (AmiPeer listener = AmiPeer.login(this.server, "call");
				AmiPeer caller = AmiPeer.login(this.server, "off")) {
			this.server.emit("Hangup", "Privilege", "call,all", "Cause", "16");
			listener.message();
			caller.send("Action: Logoff");
			caller.rest();
		}
		this.server.awaitSessions(0);
		assertThat(this.server.logins())
			.extracting(AmiLogin::connection, AmiLogin::username, AmiLogin::hearing, AmiLogin::events)
			.containsExactly(tuple(1, "manager", true, 1L), tuple(2, "manager", false, 0L));
		assertThat(this.server.logins()).allSatisfy((login) -> assertThat(login.to()).isAfterOrEqualTo(login.from()));
		this.server.reset();
		assertThat(this.server.logins()).isEmpty();
	}

	@Test
	void loginByChallenge() throws IOException {
		try (AmiPeer peer = AmiPeer.connect(this.server)) {
			peer.send("Action: Challenge", "AuthType: MD5");
			peer.send("Action: Challenge", "AuthType: md5");
			assertThat(peer.message()).endsWith("Challenge: 100000001\r\n\r\n");
			assertThat(peer.message()).endsWith("Challenge: 100000001\r\n\r\n");
			peer.send("Action: Login", "Username: manager", "AuthType: MD5", "Key: c2708fcdf5cc5401a7704eb63f6609e9");
			assertThat(peer.message()).contains("Authentication accepted");
		}
	}

	@Test
	void eventOfAnyClassReachesOnlyWhoHearsAllOfThem() throws IOException {
		try (AmiPeer call = AmiPeer.login(this.server, "call");
				AmiPeer both = AmiPeer.login(this.server, "call,user")) {
			this.server.emitRaw("Event: Both\r\nPrivilege: user,call,all\r\n\r\n");
			this.server.emitRaw("Event: Free\r\nText: one\nPrivilege: user\r\n\r\n");
			assertThat(call.message()).startsWith("Event: Free");
			assertThat(both.message()).startsWith("Event: Both");
		}
	}

	@Test
	void maskChangesWithTheAnswer() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: Events", "EventMask: user");
			assertThat(peer.message()).contains("Events: On");
			this.server.emit("Hangup", "Privilege", "call,all");
			this.server.emit("UserEvent", "Privilege", "user,all");
			assertThat(peer.message()).startsWith("Event: UserEvent");
		}
	}

	@Test
	void bytesReachEveryConnection() throws IOException {
		try (AmiPeer peer = AmiPeer.connect(this.server)) {
			assertThat(peer.line()).startsWith("Asterisk");
			this.server.sendBytes("half".getBytes(StandardCharsets.UTF_8));
			this.server.sendBytes(" a line\r\n".getBytes(StandardCharsets.UTF_8));
			assertThat(peer.line()).isEqualTo("half a line\r\n");
		}
	}

	@Test
	void eventOfAReplyReachesEverySession() throws IOException {
		this.server.answer("Originate",
				AmiReply.success().event("OriginateResponse", "Privilege", "call,all", "Response", "Success"));
		try (AmiPeer one = AmiPeer.login(this.server, "call"); AmiPeer other = AmiPeer.login(this.server, "call")) {
			one.send("Action: Originate", "ActionID: o1");
			assertThat(one.message()).startsWith("Response: Success");
			assertThat(one.message()).contains("Event: OriginateResponse", "ActionID: o1");
			assertThat(other.message()).isEqualTo(one.lastMessage());
		}
	}

	@Test
	void eachRequestIsAwaitedOnce() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: Getvar", "Variable: A");
			peer.send("Action: Getvar", "Variable: B");
			assertThat(this.server.awaitRequest("getvar").header("Variable")).isEqualTo("A");
			assertThat(this.server.awaitRequest("getvar").header("Variable")).isEqualTo("B");
			assertThat(this.server.requests()).extracting(AmiRequest::action)
				.containsExactly("Login", "Getvar", "Getvar");
			assertThat(this.server.requests("LOGIN")).hasSize(1);
		}
	}

	@Test
	void scriptThatFailsIsAnError() throws IOException {
		this.server.on("Getvar", (request) -> {
			throw new IllegalStateException("broken");
		});
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: Getvar");
			assertThat(peer.message()).contains("Response: Error", "The script for Getvar failed: broken");
		}
	}

	@Test
	void scriptedLoginOpensTheSession() throws IOException {
		this.server.answer("Login", AmiReply.error("Login Already In Use").close(), AmiReply.success());
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			assertThat(peer.lastMessage()).contains("Login Already In Use");
			assertThat(peer.rest()).isEmpty();
		}
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: Ping");
			assertThat(peer.message()).contains("Pong");
		}
	}

	@Test
	void lateAnswerComes() throws IOException {
		this.server.answer("Getvar", AmiReply.success().after(Duration.ofMillis(1)));
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			peer.send("Action: Getvar");
			assertThat(peer.message()).startsWith("Response: Success");
		}
	}

	@Test
	void sessionsAndConnectionsAreCounted() throws IOException {
		try (AmiPeer silent = AmiPeer.connect(this.server); AmiPeer peer = AmiPeer.login(this.server, "off")) {
			assertThat(silent.line()).startsWith("Asterisk");
			this.server.awaitConnections(2);
			this.server.awaitSessions(1);
			peer.send("Action: Logoff");
			this.server.awaitSessions(0);
			assertThat(this.server.connections()).isEqualTo(2);
		}
	}

	@Test
	void droppedSessionsGetWhatWasSentBefore() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			this.server.emit("Shutdown", "Restart", "False");
			this.server.dropSessions();
			assertThat(peer.rest()).isEqualTo("Event: Shutdown\r\nRestart: False\r\n\r\n");
			this.server.awaitSessions(0);
		}
	}

	@Test
	void resetForgetsScriptsRequestsAndFaults() throws IOException {
		this.server.answer("Ping", AmiReply.error("scripted"));
		this.server.faults().always(Fault.CLOSE_BEFORE_BANNER);
		this.server.reset();
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			this.server.reset();
			peer.send("Action: Ping");
			assertThat(peer.message()).contains("Pong");
			assertThat(this.server.requests()).hasSize(1);
		}
	}

	@Test
	void builderSetsWhatASessionSees() throws IOException {
		try (AmiServer other = AmiServer.builder()
			.user("someone", "else")
			.version("5.0.4")
			.fullyBooted(false)
			.authenticationDelay(Duration.ofMillis(1))
			.start(); AmiPeer peer = AmiPeer.connect(other)) {
			assertThat(peer.line()).isEqualTo("Asterisk Call Manager/5.0.4\r\n");
			peer.send("Action: Login", "Username: manager", "Secret: secret");
			assertThat(peer.rest()).isEqualTo("Response: Error\r\nMessage: Authentication failed\r\n\r\n");
			try (AmiPeer known = AmiPeer.connect(other)) {
				known.send("Action: Login", "Username: someone", "Secret: else");
				assertThat(known.message()).endsWith("Authentication accepted\r\n\r\n");
				known.send("Action: Logoff");
				assertThat(known.message()).startsWith("Response: Goodbye");
			}
		}
	}

	@Test
	void takenPortIsNamed() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> AmiServer.builder().port(this.server.port()).start())
			.withMessageContaining("cannot listen on port " + this.server.port());
	}

	@Test
	void closeEndsEverything() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			this.server.close();
			this.server.close();
			assertThat(peer.rest()).isEmpty();
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("ami-server-" + this.server.port() + "-"));
		}
	}

}
