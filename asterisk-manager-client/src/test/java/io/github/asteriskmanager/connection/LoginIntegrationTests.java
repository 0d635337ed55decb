package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.List;

import io.github.asteriskmanager.Authentication;
import io.github.asteriskmanager.AuthenticationFailedException;
import io.github.asteriskmanager.ConnectFailedException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.test.AmiReply;
import io.github.asteriskmanager.test.AmiRequest;
import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the login, in quick operations.
 */
class LoginIntegrationTests {

	private final AmiServer server = AmiServer.builder().user("manager", "s3cret").start();

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void provesTheSecretByChallengeAndAsksForNoEvents() {
		try (ManagerConnection connection = connect(options())) {
			assertThat(connection.isOpen()).isTrue();
			assertThat(connection.getProtocolVersion()).isEqualTo("11.0.0");
		}
		AmiRequest login = this.server.requests("Login").get(0);
		assertThat(login.header("AuthType")).isEqualTo("MD5");
		assertThat(login.header("Key")).matches("[0-9a-f]{32}");
		assertThat(login.header("Secret")).isNull();
		assertThat(login.header("Events")).isEqualTo("off");
		assertThat(this.server.requests()).extracting(AmiRequest::action)
			.containsExactly("Challenge", "Login", "Logoff");
	}

	@Test
	void plainLoginSendsTheSecretInItsOwnHeader() {
		try (ManagerConnection connection = connect(options().authentication(Authentication.PLAIN))) {
			assertThat(connection.isOpen()).isTrue();
		}
		AmiRequest login = this.server.requests("Login").get(0);
		assertThat(login.header("Secret")).isEqualTo("s3cret");
		assertThat(login.header("Key")).isNull();
		assertThat(this.server.requests("Challenge")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "CHALLENGE", "PLAIN" })
	void wrongSecretIsAnAuthenticationFailureThatDoesNotShowIt(Authentication authentication) {
		assertThatExceptionOfType(AuthenticationFailedException.class)
			.isThrownBy(() -> connect(options().authentication(authentication).password("wr0ng")))
			.withMessageContaining("[pbx1]")
			.withMessageContaining("user 'manager'")
			.withMessageNotContaining("wr0ng");
		assertThat(this.server.requests("Login")).hasSize(1);
	}

	@Test
	void challengeNeverFallsBackToThePlainSecret() {
		this.server.on("Challenge", (request) -> AmiReply.error("Must specify AuthType"));
		assertFails(options(), DisconnectReason.LOGIN_REFUSED, "Challenge");
		assertThat(this.server.requests("Login")).isEmpty();
	}

	@Test
	void permissionDeniedSaysWhatToCheck() {
		this.server.on("Login", (request) -> AmiReply.error("Permission denied"));
		assertFails(options(), DisconnectReason.PERMISSION_DENIED, "'read' and 'write'");
	}

	@Test
	void answerOfAnotherActionDoesNotLogIn() {
		this.server.on("Login",
				(request) -> AmiReply.raw("Response: Success\r\nActionID: other\r\nMessage: Nice try\r\n\r\n"));
		assertFails(options().loginTimeout(Duration.ofMillis(300)), DisconnectReason.LOGIN_TIMEOUT, "Login");
	}

	@Test
	void secondLoginOfASingleLoginUser() {
		this.server.on("Login", (request) -> AmiReply.error("Login Already In Use").close());
		assertFails(options(), DisconnectReason.LOGIN_ALREADY_IN_USE, "allowmultiplelogin");
	}

	@Test
	void serverThatShutsDown() {
		this.server.on("Login", (request) -> AmiReply.error("Asterisk is shutting down").close());
		assertFails(options(), DisconnectReason.SERVER_SHUTDOWN, "shutting down");
	}

	@ParameterizedTest
	@CsvSource({ "CLOSE_BEFORE_BANNER, CLOSED_BEFORE_BANNER, authlimit",
			"CLOSE_AFTER_BANNER, CLOSED_BY_SERVER, Challenge", "CLOSE_AFTER_CHALLENGE, CLOSED_BY_SERVER, Login",
			"SILENT_BEFORE_BANNER, LOGIN_TIMEOUT, banner", "SILENT_AFTER_BANNER, LOGIN_TIMEOUT, Challenge",
			"SILENT_AFTER_CHALLENGE, LOGIN_TIMEOUT, Login" })
	void faultAtEachStageSaysWhatHappened(Fault fault, DisconnectReason reason, String word) {
		this.server.fault(fault);
		assertFails(options().loginTimeout(Duration.ofMillis(500)), reason, word);
	}

	@Test
	void bytesThatDripInOneByOneAreALoginToo() {
		this.server.fault(Fault.DRIP);
		try (ManagerConnection connection = connect(options())) {
			assertThat(connection.send(ManagerAction.of("Ping")).header("Ping")).isEqualTo("Pong");
		}
	}

	@Test
	void nothingListens() {
		int port = this.server.port();
		this.server.close();
		assertFails(options().port(port), DisconnectReason.REFUSED, "enabled=yes");
	}

	@Test
	void unknownHost() {
		assertFails(options().address("no-such-host.invalid"), DisconnectReason.UNKNOWN_HOST, "no-such-host.invalid");
	}

	@Test
	void otherProtocolOnThePort() {
		try (AmiServer ssh = AmiServer.builder().banner("SSH-2.0-OpenSSH_9.2").start()) {
			assertFails(options().port(ssh.port()), DisconnectReason.PROTOCOL_VIOLATION, "SSH-2.0");
		}
	}

	@Test
	void persistentConnectionAsksForTheConfiguredEventsAndAddsItsFilters() {
		this.server.answer("Filter", AmiReply.success(), AmiReply.error("denied"), AmiReply.success());
		ManagerOptions options = options().eventMask(EventMask.of("call", "user"))
			.filters(List.of("!Event: VarSet", "Event: Newexten", "name(Newchannel),method(none)=x"))
			.build();
		try (ManagerProvider provider = ManagerProvider.create(options)) {
			provider.start();
			provider.awaitReady(Duration.ofSeconds(10));
		}
		assertThat(this.server.requests("Login").get(0).header("Events")).isEqualTo("call,user");
		assertThat(this.server.requests("Filter")).extracting((filter) -> filter.header("Filter"))
			.containsExactly("!Event: VarSet", "Event: Newexten", "x");
		assertThat(this.server.requests("Filter").get(2).header("MatchCriteria"))
			.isEqualTo("name(Newchannel),method(none)");
	}

	private void assertFails(ManagerOptions.Builder options, DisconnectReason reason, String word) {
		assertThatExceptionOfType(ConnectFailedException.class).isThrownBy(() -> connect(options))
			.withMessageContaining("[pbx1]")
			.withMessageContaining(word)
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason));
	}

	private static ManagerConnection connect(ManagerOptions.Builder options) {
		return ManagerProvider.create(options.build()).connect();
	}

	private ManagerOptions.Builder options() {
		return ManagerOptions.builder()
			.title("pbx1")
			.address(this.server.address())
			.port(this.server.port())
			.username("manager")
			.password("s3cret");
	}

}
