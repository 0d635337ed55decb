package io.github.asteriskmanager.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link Replay} of a {@link RecordedStream}.
 */
class ReplayIntegrationTests {

	private final AmiServer server = AmiServer.builder().start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void onceAsFastAsThePeerReads() throws IOException {
		List<String> expected = broadcasts("");
		try (AmiPeer peer = AmiPeer.login(this.server, "on")) {
			Replay replay = this.server.replay(RecordedStream.callCenter(), 0);
			assertThat(peer.message()).startsWith("Event: FullyBooted");
			for (String event : expected) {
				assertThat(peer.message()).isEqualTo(event);
			}
			replay.await();
			assertThat(replay.sent()).isEqualTo(expected.size());
		}
	}

	@Test
	void honoursTheMask() throws IOException {
		try (AmiPeer peer = AmiPeer.login(this.server, "agent")) {
			this.server.replay(RecordedStream.callCenter(), 10_000).await();
			for (String event : broadcasts("agent,all")) {
				assertThat(peer.message()).isEqualTo(event);
			}
			this.server.dropSessions();
			assertThat(peer.rest()).isEmpty();
		}
	}

	@Test
	void waitsForSomeoneWhoHears() throws IOException {
		Replay replay = this.server.replay(RecordedStream.callCenter(), 0, Replay.FOREVER);
		try (AmiPeer deaf = AmiPeer.login(this.server, "off"); AmiPeer peer = AmiPeer.login(this.server, "cdr")) {
			this.server.awaitSessions(2);
			int rounds = 3 * broadcasts("cdr,all").size();
			for (int i = 0; i < rounds; i++) {
				assertThat(peer.message()).startsWith("Event: Cdr");
			}
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> replay.await(Duration.ofMillis(1)));
			replay.close();
			replay.await();
			this.server.dropSessions();
			assertThat(deaf.rest()).isEmpty();
		}
	}

	@Test
	void endsWithTheServer() {
		Replay replay = this.server.replay(RecordedStream.callCenter(), 1, Replay.FOREVER);
		this.server.close();
		replay.await();
		assertThat(replay.sent()).isZero();
	}

	@Test
	void recordingWithoutEventsIsRefused() throws IOException {
		byte[] items = "Event: QueueSummary\r\nActionID: 1\r\n\r\n".getBytes(StandardCharsets.UTF_8);
		RecordedStream stream = RecordedStream.read(new ByteArrayInputStream(items));
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.replay(stream, 0))
			.withMessageContaining("no event to replay");
	}

	private static List<String> broadcasts(String privilege) {
		return RecordedStream.callCenter()
			.events()
			.stream()
			.filter((event) -> event.header("Privilege") != null && !event.name().equals("FullyBooted"))
			.filter((event) -> privilege.isEmpty() || privilege.equals(event.header("Privilege")))
			.map(RecordedFrame::text)
			.toList();
	}

}
