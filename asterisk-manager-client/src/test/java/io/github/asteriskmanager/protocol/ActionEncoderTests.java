package io.github.asteriskmanager.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.InvalidActionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ActionEncoder}.
 */
class ActionEncoderTests {

	private final ActionEncoder encoder = new ActionEncoder(StandardCharsets.UTF_8);

	@Test
	void actionComesFirstAndABlankLineLast() {
		assertThat(encode(new Header("Variable", "a=1"), new Header("Variable", "b="), new Header("Exten", "")))
			.isEqualTo("Action: Originate\r\nActionID: x-1\r\nVariable: a=1\r\nVariable: b=\r\nExten: \r\n\r\n");
	}

	@Test
	void textIsEncoded() {
		assertThat(new ActionEncoder(StandardCharsets.ISO_8859_1).encode("A", "1", List.of(new Header("X", "ä"))))
			.endsWith("ä\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nAction: Hangup", "a\nb", "a\rb", "a\0b" })
	void lineBreaksAreRefusedWithoutShowingTheValue(String value) {
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> encode(new Header("Data", value)))
			.withMessageContaining("Originate")
			.withMessageContaining("Data")
			.withMessageNotContaining("Hangup");
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> encode(new Header(value, "x")));
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.encoder.encode(value, "1", List.of()));
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.encoder.encode("Ping", value, List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a:b", " a", "a " })
	void namesThatAsteriskWouldNotFindAreRefused(String name) {
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> encode(new Header(name, "x")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Action", "actionid" })
	void namesThatTheClientSetsAreRefused(String name) {
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> encode(new Header(name, "x")))
			.withMessageContaining(name);
	}

	@Test
	void lineMayHave1022Bytes() {
		assertThat(encode(new Header("Data", "x".repeat(1016)))).contains("x".repeat(1016));
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> encode(new Header("Data", "x".repeat(1017))))
			.withMessageContaining("Data")
			.withMessageContaining("1022");
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> encode(new Header("Data", "ä".repeat(509))));
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> encode(new Header("Data", "😀".repeat(255))));
	}

	@Test
	void actionMayHave128Lines() {
		assertThat(this.encoder.encode("A", "1", Collections.nCopies(126, new Header("X", "y")))).isNotEmpty();
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.encoder.encode("A", "1", Collections.nCopies(127, new Header("X", "y"))))
			.withMessageContaining("127");
	}

	private String encode(Header... headers) {
		return new String(this.encoder.encode("Originate", "x-1", List.of(headers)), StandardCharsets.UTF_8);
	}

}
