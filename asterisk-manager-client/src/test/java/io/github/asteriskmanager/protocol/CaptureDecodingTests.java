package io.github.asteriskmanager.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.asteriskmanager.Captures;
import io.github.asteriskmanager.MessageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decodes what real servers sent and puts every header together again.
 */
class CaptureDecodingTests {

	@ParameterizedTest
	@ValueSource(ints = { 16, 22 })
	void everyHeaderSurvivesAtEveryChunkSize(int version) {
		byte[] stream = Captures.callCenter(version);
		String text = new String(stream, StandardCharsets.ISO_8859_1);
		int banner = text.indexOf("\r\n") + 2;
		List<String> blocks = blocks(text.substring(banner));
		assertThat(blocks).hasSizeGreaterThan(8000);
		for (int chunk = 1; chunk <= 64; chunk++) {
			List<String> decoded = new ArrayList<>();
			MessageDecoder decoder = new MessageDecoder(StandardCharsets.ISO_8859_1, MessageLimits.DEFAULT);
			for (int from = 0; from < stream.length; from += chunk) {
				decoder.feed(stream, from, Math.min(chunk, stream.length - from));
				for (AmiMessage next = decoder.next(); next != null; next = decoder.next()) {
					decoded.add(encode(next));
				}
			}
			assertThat(decoded.get(0) + "\r\n").isEqualTo(text.substring(0, banner));
			assertThat(decoded.subList(1, decoded.size()).equals(blocks)).as("chunks of %d", chunk).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 16, 22 })
	void everyHeaderOfEveryAnswerSurvives(int version) {
		Map<String, List<String>> answers = Captures.answers(version);
		answers.remove("iaxnetstats-live.txt");
		assertThat(answers).hasSizeGreaterThan(300);
		answers.forEach((name, dialogue) -> dialogue.forEach((text) -> {
			boolean greets = text.startsWith("Asterisk Call Manager");
			int banner = greets ? text.indexOf("\r\n") + 2 : 0;
			List<String> decoded = decode(text.substring(banner)).stream().map(CaptureDecodingTests::encode).toList();
			assertThat(String.join("\r\n", decoded)).as("%s", name)
				.isEqualTo(String.join("\r\n", blocks(text.substring(banner))));
		}));
	}

	@ParameterizedTest
	@ValueSource(ints = { 16, 22 })
	void rawStatisticsEndWhereTheNextMessageBegins(int version) {
		String statistics = Captures.answers(version).get("iaxnetstats-live.txt").get(0);
		List<AmiMessage> messages = decode(statistics + "Event: Hangup\r\nChannel: a\r\n\r\n");
		assertThat(messages).extracting(AmiMessage::kind).containsExactly(AmiMessage.Kind.OTHER, AmiMessage.Kind.EVENT);
		assertThat(messages.get(0).value(0)).contains("IAX2/iaxloop-", "Tx:NEW");
		assertThat(messages.get(1).header("Channel")).isEqualTo("a");
	}

	@Test
	void entriesWithoutBlankLineBetweenThemAreTakenApart() {
		assertThat(Stream.of("skinnydevices.txt", "skinnylines.txt")
			.flatMap((file) -> decode(Captures.answers(16).get(file).get(0)).stream())
			.map(AmiMessage::toString)).containsExactly("Response: Success", "Event: DeviceEntry",
					"Event: DevicelistComplete", "Response: Success", "Event: LineEntry", "Event: LinelistComplete");
	}

	private static List<AmiMessage> decode(String text) {
		MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.ISO_8859_1);
		decoder.feed(text.getBytes(StandardCharsets.ISO_8859_1));
		List<AmiMessage> messages = new ArrayList<>();
		for (AmiMessage next = decoder.next(); next != null; next = decoder.next()) {
			messages.add(next);
		}
		return messages;
	}

	/** The messages as they stand in the stream, without the blank lines. */
	private static List<String> blocks(String text) {
		return Stream.of(text.split("\r\n\r\n")).map((block) -> {
			String rest = block;
			while (rest.startsWith("\r\n") || rest.startsWith("\n")) {
				rest = rest.substring(rest.startsWith("\n") ? 1 : 2);
			}
			return rest;
		}).filter((block) -> !block.isEmpty()).toList();
	}

	/**
	 * From names and values only; the blank after a colon is there or the line was bare.
	 */
	private static String encode(AmiMessage message) {
		String raw = new String(message.toBytes(), StandardCharsets.ISO_8859_1);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < message.size(); i++) {
			String name = message.name(i);
			String value = message.value(i);
			String spaced = name + ": " + value;
			String tight = name + ":" + value;
			String rest = raw.substring(text.length());
			text.append(rest.startsWith(spaced) ? spaced : (rest.startsWith(tight) ? tight : value));
			if (i < message.size() - 1) {
				text.append("\r\n");
			}
		}
		return text.toString();
	}

}
