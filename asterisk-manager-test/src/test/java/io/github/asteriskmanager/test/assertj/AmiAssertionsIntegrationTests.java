package io.github.asteriskmanager.test.assertj;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.asteriskmanager.test.AmiServer;

import static io.github.asteriskmanager.test.RequestPattern.action;
import static io.github.asteriskmanager.test.assertj.AmiAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Assertions, beside those of AssertJ itself.
 */
class AmiAssertionsIntegrationTests {

	private final AmiServer server = AmiServer.builder().start();

	@BeforeEach
	void sendRequests() throws IOException {
		try (Socket socket = new Socket(this.server.address(), this.server.port())) {
			socket.getOutputStream()
				.write(("Action: Login\r\nUsername: manager\r\nSecret: secret\r\n\r\n"
						+ "Action: Originate\r\nExten: 1001\r\nVariable: A=1\r\nVariable: B=2\r\n\r\n"
						+ "Action: Originate\r\nExten: 1002\r\n\r\nAction: Logoff\r\n\r\n")
					.getBytes(StandardCharsets.UTF_8));
			socket.getInputStream().readAllBytes();
		}
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void requestsAreTakenOneByOne() {
		assertThat(this.server).received("Originate")
			.hasHeader("exten", 1001)
			.hasHeader("Variable", "B=2")
			.hasHeaders("Variable", "A=1", "B=2")
			.hasNoHeader("Channel")
			.header("Exten")
			.startsWith("10");
		assertThat(this.server).received("Originate").hasHeader("Exten", "1002");
	}

	@Test
	void requestsAreCountedAndOrdered() {
		assertThat(this.server).received(2, action("Originate"))
			.received(1, action("Originate").with("Exten", 1002))
			.receivedInOrder(action("Login"), action("Originate").with("Exten", 1002), action("Logoff"))
			.receivedNo("Hangup")
			.receivedNo(action("Originate").with("Exten", 1003))
			.hasSessions(0);
		assertThat(this.server.requests()).hasSize(4);
	}

	@Test
	void failuresSayWhatWasThere() {
		assertFails(() -> assertThat(this.server).received("Originate").hasHeader("Exten", "1003"),
				"Expected the header 'Exten' to be '1003', but found [1001] in #1 [Action: Originate");
		assertFails(() -> assertThat(this.server).received("Originate").hasHeader("Priority", "1"), "there is none");
		assertFails(() -> assertThat(this.server.requests("Originate").get(0)).hasNoHeader("Exten"), "found [1001]");
		assertFails(() -> assertThat(this.server.requests("Originate").get(0)).hasHeaders("Variable", "A=1"),
				"found [A=1, B=2]");
		assertFails(() -> assertThat(this.server).received(1, action("Originate")), "received 2");
		assertFails(() -> assertThat(this.server).receivedInOrder(action("Logoff"), action("Login")),
				"'Login' in the order [Logoff, Login]");
		assertFails(() -> assertThat(this.server).receivedNo("Login"), "Secret: ******");
	}

	private static void assertFails(ThrowingCallable assertion, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(message);
	}

}
