package io.github.asteriskmanager.test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link RecordedStream}.
 */
class RecordedStreamTests {

	@Test
	void callCenterIsRecordedByteForByte() throws IOException {
		RecordedStream stream = RecordedStream.callCenter();
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		joined.write(stream.banner().getBytes(StandardCharsets.UTF_8));
		for (RecordedFrame frame : stream.frames()) {
			joined.write(frame.bytes());
		}
		try (InputStream in = RecordedStream.class.getResourceAsStream("call-center.ami.gz")) {
			assertThat(joined.toByteArray()).isEqualTo(new GZIPInputStream(in).readAllBytes());
		}
	}

	@Test
	void callCenterHoldsWholeCalls() {
		RecordedStream stream = RecordedStream.callCenter();
		assertThat(uniqueids(stream, "Newchannel")).hasSize(48).isEqualTo(uniqueids(stream, "Hangup"));
		assertThat(stream.events()).extracting(RecordedFrame::name)
			.contains("QueueCallerJoin", "AgentConnect", "AgentComplete", "AgentRingNoAnswer", "QueueMemberPause",
					"QueueCallerAbandon", "AgentLogin", "AgentLogoff", "BlindTransfer", "AttendedTransfer",
					"ParkedCall", "UnParkedCall", "ConfbridgeJoin", "MessageWaiting", "UserEvent", "OriginateResponse",
					"VarSet", "CEL", "Cdr")
			.doesNotContain("TestEvent");
		assertThat(stream.frames()).hasSize(883);
	}

	private static Set<String> uniqueids(RecordedStream stream, String event) {
		return stream.events()
			.stream()
			.filter((frame) -> frame.name().equals(event))
			.map((frame) -> frame.header("Uniqueid"))
			.collect(Collectors.toSet());
	}

	@Test
	void bareLineFeedBelongsToAValue() throws IOException {
		RecordedStream stream = parse("Event: A\r\nText: one\n\nPrivilege: two\r\n\r\nEvent: B\r\n\r\n");
		assertThat(stream.frames()).extracting(RecordedFrame::name).containsExactly("A", "B");
		assertThat(stream.frames().get(0).header("text")).isEqualTo("one\n\nPrivilege: two");
		assertThat(stream.frames().get(0).header("Privilege")).isNull();
		assertThat(stream.banner()).isEmpty();
	}

	@Test
	void emptyLineTooManyBelongsToTheMessageBefore() throws IOException {
		RecordedStream stream = parse("Banner\r\nEvent: A\r\n\r\n\r\nEvent: B\r\n\r\n");
		assertThat(stream.banner()).isEqualTo("Banner\r\n");
		assertThat(stream.frames()).extracting(RecordedFrame::text)
			.containsExactly("Event: A\r\n\r\n\r\n", "Event: B\r\n\r\n");
	}

	@Test
	void unfinishedMessageIsNone() throws IOException {
		assertThat(parse("Event: A\r\n\r\nEvent: B\r\n").frames()).hasSize(1);
		assertThat(parse("").frames()).isEmpty();
	}

	@Test
	void firstHeaderTellsEventsFromResponses() throws IOException {
		RecordedStream stream = parse(
				"Event: OriginateResponse\r\nResponse: Failure\r\n\r\n" + "Response: Success\r\nEvent: x\r\n\r\n");
		assertThat(stream.events()).extracting(RecordedFrame::name).containsExactly("OriginateResponse");
		assertThat(stream.frames().get(1).isEvent()).isFalse();
		assertThat(stream.frames().get(1)).hasToString("Response: Success");
		assertThat(stream.frames().get(1).headers()).hasSize(2);
	}

	@Test
	void fileMayBeCompressedOrNot(@TempDir Path directory) throws IOException {
		Path plain = Files.writeString(directory.resolve("plain.ami"), "Event: A\r\n\r\n");
		assertThat(RecordedStream.of(plain).events()).hasSize(1);
		Path compressed = directory.resolve("compressed.ami.gz");
		try (InputStream in = RecordedStream.class.getResourceAsStream("call-center.ami.gz")) {
			Files.copy(in, compressed);
		}
		assertThat(RecordedStream.of(compressed).frames()).hasSize(883);
	}

	@Test
	void missingFileIsNamed(@TempDir Path directory) {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> RecordedStream.of(directory.resolve("nothing.ami")))
			.withMessageContaining("nothing.ami");
	}

	private static RecordedStream parse(String text) throws IOException {
		return RecordedStream.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

}
