package io.github.asteriskmanager.test;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link AmiServer} answers as Asterisk 22 did: each dialogue was recorded there. Only
 * clocks and random numbers may differ.
 */
class DialogueIntegrationTests {

	private static final String BOUNDARY = "=====\r\n";

	static Stream<Path> dialogues() throws IOException, URISyntaxException {
		Path directory = Path.of(DialogueIntegrationTests.class.getResource("dialogues").toURI());
		try (Stream<Path> files = Files.list(directory)) {
			return files.sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("dialogues")
	void answersAsAsteriskDid(Path dialogue) throws IOException {
		List<String> steps = List.of(Files.readString(dialogue).split(BOUNDARY));
		boolean fromTheBanner = steps.get(1).startsWith("Asterisk Call Manager");
		try (AmiServer server = AmiServer.builder().start();
				AmiPeer peer = fromTheBanner ? AmiPeer.connect(server) : AmiPeer.login(server, "user")) {
			for (int i = 0; i + 1 < steps.size(); i += 2) {
				peer.write(steps.get(i));
				String expected = steps.get(i + 1);
				assertThat(withoutClocks(read(peer, expected))).isEqualTo(withoutClocks(expected));
			}
		}
	}

	private static String read(AmiPeer peer, String expected) throws IOException {
		StringBuilder read = new StringBuilder();
		for (int messages = expected.split("\r\n\r\n").length; messages > 0; messages--) {
			read.append(peer.message());
		}
		return read.toString();
	}

	private static String withoutClocks(String text) {
		return text.replaceAll("Timestamp: [0-9.]+\r\n", "").replaceAll("Challenge: [0-9]+", "Challenge: N");
	}

}
