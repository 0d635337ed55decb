package io.github.asteriskmanager.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link AmiRequest} and how {@link RequestReader} reads it.
 */
class AmiRequestTests {

	@Test
	void headersKeepOrderCaseAndRepeats() throws IOException {
		AmiRequest request = read("Action: Originate\r\nVariable: A=1\r\nvariable:B=2\r\n\r\n");
		assertThat(request.action()).isEqualTo("Originate");
		assertThat(request.actionId()).isNull();
		assertThat(request.header("VARIABLE")).isEqualTo("A=1");
		assertThat(request.headers("Variable")).containsExactly("A=1", "B=2");
		assertThat(request.headers()).extracting(AmiHeader::name).containsExactly("Action", "Variable", "variable");
		assertThat(request.connection()).isEqualTo(7);
		assertThat(request.defect()).isNull();
	}

	@Test
	void lineMayEndWithABareLineFeedAndHaveNoColon() throws IOException {
		AmiRequest request = read("Action:   Ping\nnonsense\nX: a\rb\n\n");
		assertThat(request.header("X")).isEqualTo("a\rb");
		assertThat(request.action()).isEqualTo("Ping");
		assertThat(request.header("nonsense")).isEmpty();
	}

	@Test
	void emptyLineIsARequestWithoutAction() throws IOException {
		assertThat(read("\r\n").action()).isEmpty();
	}

	@Test
	void requestsAreReadOneByOneUntilTheEnd() throws IOException {
		RequestReader reader = reader("Action: A\r\n\r\nAction: B\r\n\r\nAction: cut");
		assertThat(reader.next()).extracting(AmiRequest::action).isEqualTo("A");
		assertThat(reader.next()).extracting(AmiRequest::action).isEqualTo("B");
		assertThat(reader.next()).isNull();
	}

	@Test
	void tooLongALineIsADefect() throws IOException {
		assertThat(read("X: " + "y".repeat(1019) + "\r\n\r\n").defect()).isNull();
		assertThat(read("X: " + "y".repeat(1020) + "\r\n\r\n").defect()).contains("line too long");
	}

	@Test
	void tooManyLinesAreADefect() throws IOException {
		assertThat(read("X: y\r\n".repeat(128) + "\r\n").defect()).isNull();
		assertThat(read("X: y\r\n".repeat(129) + "\r\n").defect()).contains("Too many lines");
	}

	@Test
	void secretsDoNotShow() throws IOException {
		assertThat(read("Action: Login\r\nUsername: u\r\nsecret: pass\r\nKEY: hash\r\n\r\n"))
			.hasToString("#7 [Action: Login | Username: u | secret: ****** | KEY: ******]");
		Settings settings = new Settings("banner", Map.of("user", "pass"), Duration.ZERO, Duration.ZERO, true, false);
		assertThat(settings).hasToString("banner for [user]");
	}

	private static AmiRequest read(String text) throws IOException {
		return reader(text).next();
	}

	private static RequestReader reader(String text) {
		return new RequestReader(7, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

}
