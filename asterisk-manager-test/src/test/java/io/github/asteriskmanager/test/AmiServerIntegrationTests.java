package io.github.asteriskmanager.test;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
			assertThat(peer.isEnded()).isTrue();
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
	void closeEndsEverything() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			this.server.close();
			this.server.close();
			assertThat(peer.isEnded()).isTrue();
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("ami-server-" + this.server.port() + "-"));
		}
	}

}
