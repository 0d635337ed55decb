package io.github.asteriskmanager.test;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link Faults} of an {@link AmiServer}.
 */
class FaultsIntegrationTests {

	private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

	private static final String ACCEPTED = "Response: Success\r\nMessage: Authentication accepted\r\n\r\n";

	private static final String CHALLENGED = "Response: Success\r\nChallenge: 100000001\r\n\r\n";

	private static final String PONG = "Response: Success\r\nPing: Pong\r\n";

	private final AmiServer server = AmiServer.builder().start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "CLOSE_BEFORE_BANNER", "CLOSE_AFTER_BANNER", "CLOSE_AFTER_CHALLENGE", "CLOSE_AFTER_LOGIN" })
	void closes(Fault fault) throws IOException {
		this.server.fault(fault);
		try (AmiPeer peer = AmiPeer.connect(this.server)) {
			converse(peer, fault.stage());
			assertThat(peer.rest()).isEqualTo(said(fault.stage()));
			this.server.faults().await(fault);
		}
	}

	@ParameterizedTest
	@EnumSource(
			names = { "SILENT_BEFORE_BANNER", "SILENT_AFTER_BANNER", "SILENT_AFTER_CHALLENGE", "SILENT_AFTER_LOGIN" })
	void fallsSilentButReadsOn(Fault fault) throws IOException {
		this.server.fault(fault);
		try (AmiPeer peer = AmiPeer.connect(this.server)) {
			converse(peer, fault.stage());
			this.server.faults().await(fault);
			peer.send("Action: Ping");
			peer.send("Action: Ping");
			this.server.awaitRequest("Ping");
			this.server.awaitRequest("Ping");
			this.server.emit("Hangup", "Cause", "16");
			this.server.dropSessions();
			assertThat(peer.rest()).isEqualTo(said(fault.stage()));
		}
	}

	private static void converse(AmiPeer peer, Fault.Stage stage) throws IOException {
		if (stage == Fault.Stage.CHALLENGED) {
			peer.send("Action: Challenge", "AuthType: MD5");
		}
		if (stage == Fault.Stage.LOGGED_IN) {
			peer.send("Action: Login", "Username: manager", "Secret: secret", "Events: call");
		}
	}

	private static String said(Fault.Stage stage) {
		return switch (stage) {
			case CONNECTED -> "";
			case GREETED -> BANNER;
			case CHALLENGED -> BANNER + CHALLENGED;
			case LOGGED_IN -> BANNER + ACCEPTED;
		};
	}

	@Test
	void openSessionBecomesHalfOpen() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			this.server.faults().now(Fault.SILENT_AFTER_LOGIN);
			peer.send("Action: Ping");
			peer.send("Action: Ping");
			this.server.awaitRequest("Ping");
			this.server.awaitRequest("Ping");
			this.server.dropSessions();
			assertThat(peer.rest()).isEmpty();
		}
	}

	@Test
	void closesInTheMiddleOfAMessage() throws IOException {
		this.server.fault(Fault.CLOSE_MID_MESSAGE);
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			this.server.emit("Hangup", "Cause", "16");
			assertThat(peer.rest()).isEqualTo("Event: Hangup\r");
			this.server.faults().await(Fault.CLOSE_MID_MESSAGE);
		}
	}

	@Test
	void refusesTheRightSecret() throws IOException {
		this.server.fault(Fault.REFUSE_LOGIN);
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			assertThat(peer.lastMessage()).contains("Response: Error\r\n", "Authentication failed");
			assertThat(peer.rest()).isEmpty();
			this.server.faults().await(Fault.REFUSE_LOGIN);
		}
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			assertThat(peer.lastMessage()).contains("Authentication accepted");
		}
	}

	@Test
	void answersNothingButSendsEvents() throws IOException {
		this.server.fault(Fault.NO_ANSWERS);
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			peer.send("Action: Ping");
			peer.send("Action: Ping");
			this.server.awaitRequest("Ping");
			this.server.awaitRequest("Ping");
			this.server.emit("Hangup", "Cause", "16");
			assertThat(peer.message()).isEqualTo("Event: Hangup\r\nCause: 16\r\n\r\n");
		}
	}

	@Test
	void readsNothingButSendsEvents() throws IOException {
		this.server.fault(Fault.NO_READING);
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			peer.send("Action: Ping");
			this.server.emit("Hangup", "Cause", "16");
			assertThat(peer.message()).isEqualTo("Event: Hangup\r\nCause: 16\r\n\r\n");
			this.server.close();
			assertThat(this.server.requests("Ping")).isEmpty();
		}
	}

	@Test
	void drips() throws IOException {
		this.server.fault(Fault.DRIP);
		try (AmiPeer peer = AmiPeer.login(this.server, "call")) {
			peer.send("Action: Ping");
			assertThat(peer.message()).startsWith(PONG);
			assertThat(this.server.faults().struck(Fault.DRIP)).isOne();
		}
	}

	@Test
	void everyOrderIsForItsConnection() throws IOException {
		this.server.faults()
			.connection(2, Fault.CLOSE_BEFORE_BANNER)
			.next(Fault.CLOSE_AFTER_BANNER)
			.connection(4, Fault.CLOSE_BEFORE_BANNER);
		assertThat(greeting()).isEqualTo(BANNER);
		assertThat(greeting()).isEmpty();
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			assertThat(peer.lastMessage()).isEqualTo(ACCEPTED);
		}
		assertThat(greeting()).isEmpty();
		assertThat(this.server.faults().struck(Fault.CLOSE_BEFORE_BANNER)).isEqualTo(2);
		assertThat(this.server.connections()).isEqualTo(4);
	}

	@Test
	void alwaysLastsUntilCleared() throws IOException {
		this.server.faults().always(Fault.CLOSE_BEFORE_BANNER);
		assertThat(greeting()).isEmpty();
		assertThat(greeting()).isEmpty();
		this.server.faults().await(Fault.CLOSE_BEFORE_BANNER, 2);
		this.server.faults().clear();
		try (AmiPeer peer = AmiPeer.login(this.server, "off")) {
			assertThat(peer.lastMessage()).isEqualTo(ACCEPTED);
		}
	}

	@Test
	void refusesConnectionsUntilItListensAgain() throws IOException {
		try (AmiPeer before = AmiPeer.login(this.server, "call")) {
			this.server.stopListening();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> AmiPeer.connect(this.server));
			this.server.startListening();
			try (AmiPeer after = AmiPeer.login(this.server, "call")) {
				this.server.emit("Hangup", "Cause", "16");
				assertThat(before.message()).isEqualTo(after.message());
			}
		}
	}

	@Test
	void closesAPeerThatDoesNotRead() throws IOException {
		try (AmiServer impatient = AmiServer.builder().writeTimeout(Duration.ofMillis(50)).start();
				AmiPeer peer = AmiPeer.login(impatient, "call")) {
			String payload = "x".repeat(10_000);
			while (impatient.sessions() > 0) {
				impatient.emit("Hangup", "Payload", payload);
			}
			assertThat(peer.rest()).startsWith("Event: Hangup\r\nPayload: x");
		}
	}

	@Test
	void awaitSaysWhatThereWasInstead() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.server.awaitRequest("Originate", Duration.ofMillis(1)))
			.withMessageContaining("'Originate'")
			.withMessageContaining("received []");
	}

	private String greeting() throws IOException {
		try (AmiPeer peer = AmiPeer.connect(this.server)) {
			return peer.rest();
		}
	}

}
