package io.github.asteriskmanager.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.Captures;
import io.github.asteriskmanager.event.EventOrigin;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link SingleEvent} by way of {@link AmiMessage#of(byte[], Charset)}.
 */
class SingleEventTests {

	@ParameterizedTest
	@ValueSource(ints = { 16, 22 })
	void everyRecordedEventIsTheSameOnceMore(int version) {
		EventRegistry registry = EventRegistry.create();
		EventOrigin origin = registry.origin("primary", new LongAdder());
		MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.UTF_8);
		byte[] capture = Captures.callCenter(version);
		int events = 0;
		for (int from = 0; from < capture.length; from += 10_000) {
			decoder.feed(capture, from, Math.min(10_000, capture.length - from));
			for (AmiMessage message = decoder.next(); message != null; message = decoder.next()) {
				if (message.kind() == AmiMessage.Kind.EVENT) {
					events++;
					ManagerEvent event = registry.create(message, origin, Instant.EPOCH);
					AmiMessage again = AmiMessage.of(event.toBytes(), StandardCharsets.UTF_8);
					assertThat(again.headers()).isEqualTo(message.headers());
					assertThat(again.toBytes()).isEqualTo(message.toBytes());
					assertThat(again.encoding()).isEqualTo(event.encoding());
					assertThat(registry.create(again, origin, Instant.EPOCH)).hasSameClassAs(event);
				}
			}
		}
		assertThat(events).isGreaterThan(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "ISO-8859-1", "windows-1251", "Shift_JIS" })
	void valuesAreReadInTheGivenEncoding(String encoding) {
		Charset charset = Charset.forName(encoding);
		String value = (encoding.equals("Shift_JIS")) ? "日本" : (encoding.equals("ISO-8859-1")) ? "Grüße" : "Жанна";
		AmiMessage message = AmiMessage.of(("Event: Hangup\r\nCallerIDName: " + value + "\r\n").getBytes(charset),
				charset);
		assertThat(message.header("CallerIDName")).isEqualTo(value);
		assertThat(message.encoding()).isEqualTo(charset);
	}

	@Test
	void longEventsAndBareLineFeedsAreRead() {
		String headers = "Name: a\nb\r\n".repeat(9000);
		AmiMessage message = AmiMessage.of(("Event: Big\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8),
				StandardCharsets.UTF_8);
		assertThat(message.size()).isEqualTo(9001);
		assertThat(message.value(9000)).isEqualTo("a\nb");
		assertThat(message.length()).isEqualTo("Event: Big\r\n".length() + headers.length());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Ev", "Response: Success\r\n", "Event: Hangup", "Event: Hangup\r\nChannel: a",
			"Event: Hangup\r\n\r\nEvent: Hangup\r\n", "{\"Event\": 1}" })
	void anythingElseIsRefused(String bytes) {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> AmiMessage.of(bytes.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
			.withMessageStartingWith("No ");
	}

}
