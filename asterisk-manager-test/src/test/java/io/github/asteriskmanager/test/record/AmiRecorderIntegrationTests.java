package io.github.asteriskmanager.test.record;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RecordedFrame;
import io.github.asteriskmanager.test.RecordedStream;

import static io.github.asteriskmanager.test.AmiEvent.event;
import static io.github.asteriskmanager.test.AmiReply.command;
import static io.github.asteriskmanager.test.AmiReply.list;
import static io.github.asteriskmanager.test.AmiReply.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * From a server to a fixture and back.
 */
class AmiRecorderIntegrationTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final AmiServer real = AmiServer.builder().user("reader", "s3cret").fullyBooted(false).start();

	private final AmiServer copy = AmiServer.builder().fullyBooted(false).start();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.real.close();
		this.copy.close();
	}

	@Test
	void eventsAreRecordedMaskedAndReplayed() {
		CompletableFuture<RecordedStream> recording = CompletableFuture
			.supplyAsync(() -> recorder(this.real).atMost(LONG).messages(2).record(file("calls.ami.gz")));
		this.real.awaitSessions(1);
		this.real.emit(
				event("Newchannel").with("Privilege", "call,all")
					.with("CallerIDNum", "4915112345678")
					.with("CallerIDName", "Erika"),
				event("VarSet").with("Privilege", "dialplan,all").with("Variable", "PASSWORD").with("Value", "s3cret"));
		RecordedStream fixture = recording.join();
		assertThat(fixture.banner()).isEqualTo("Asterisk Call Manager/11.0.0\r\n");
		assertThat(fixture.frames()).extracting(RecordedFrame::text)
			.containsExactly(
					"Event: Newchannel\r\nPrivilege: call,all\r\nCallerIDNum: 5550000000001\r\n"
							+ "CallerIDName: Name 1\r\n\r\n",
					"Event: VarSet\r\nPrivilege: dialplan,all\r\nVariable: PASSWORD\r\nValue: ******\r\n\r\n");

		CompletableFuture<RecordedStream> again = CompletableFuture
			.supplyAsync(() -> new AmiRecorder(this.copy.address(), this.copy.port()).user("manager", "secret")
				.atMost(LONG)
				.messages(2)
				.record(file("again.ami")));
		this.copy.replay(RecordedStream.of(file("calls.ami.gz")), 0).await();
		assertThat(again.join().frames()).extracting(RecordedFrame::text)
			.isEqualTo(fixture.frames().stream().map(RecordedFrame::text).toList());
	}

	@Test
	void answersAreRecordedAndGivenAgain() {
		this.real.on("QueueStatus")
			.reply(list("QueueStatusComplete").items(event("QueueParams").with("Queue", "support")))
			.on("Command")
			.reply(command("Asterisk 22", "  System uptime: 1 day"));
		RecordedStream fixture = recorder(this.real).action("QueueStatus")
			.action("Command", "Command", "core show version")
			.action("Ping")
			.atMost(LONG)
			.messages(5)
			.record(file("answers.ami"));
		this.copy.answerFrom(fixture);
		RecordedStream again = new AmiRecorder(this.copy.address(), this.copy.port()).user("manager", "secret")
			.action("QueueStatus")
			.action("Command", "Command", "core show version")
			.action("Ping")
			.atMost(LONG)
			.messages(5)
			.record(file("again.ami"));
		assertThat(again.frames()).hasSize(5)
			.extracting(RecordedFrame::text)
			.isEqualTo(fixture.frames().stream().map(RecordedFrame::text).toList());
	}

	@Test
	void recordingEndsWithTheServer() {
		CompletableFuture<RecordedStream> recording = CompletableFuture
			.supplyAsync(() -> recorder(this.real).atMost(LONG).record(file("short.ami")));
		this.real.awaitSessions(1);
		this.real.emit(event("Shutdown").with("Privilege", "system,all"));
		this.real.dropSessions();
		assertThat(recording.join().frames()).extracting(RecordedFrame::name).containsExactly("Shutdown");
	}

	@Test
	void refusedLoginIsTold() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> new AmiRecorder(this.real.address(), this.real.port()).user("reader", "wrong")
				.record(file("none.ami")))
			.withMessageContaining("The login of 'reader' was refused: Authentication failed")
			.withMessageNotContaining("wrong");
		assertThat(file("none.ami")).doesNotExist();
	}

	@Test
	void commandRecords() throws Exception {
		this.real.on("Getvar").reply(success("Variable", "HOST", "Value", "10.1.2.3"));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int status = RecordCommand.run(
				List.of("--address", this.real.address(), "--port", "" + this.real.port(), "--username", "reader",
						"--events", "off", "--action", "Getvar,Variable=HOST", "--seconds", "60", "--messages", "1",
						"--keep", "addresses", file("var.ami").toString()),
				Map.of("ASTERISK_SECRET", "s3cret"), new PrintStream(out), new PrintStream(out));
		assertThat(out.toString(StandardCharsets.UTF_8))
			.startsWith("Recorded 1 messages, masked 0 secrets, 0 numbers, 0 addresses, 0 names, to ");
		assertThat(status).isZero();
		assertThat(Files.readString(file("var.ami"))).contains("Value: 10.1.2.3\r\n");
		assertThat(this.real.awaitRequest("Getvar").header("Variable")).isEqualTo("HOST");
	}

	@Test
	void commandTellsWhatIsWrong() {
		assertThat(complaint(2)).startsWith("The file to record to is missing\n\nRecords what");
		assertThat(complaint(2, "--port", "x", "f")).startsWith("--port takes a number, not 'x'");
		assertThat(complaint(2, "--keep", "all", "f")).startsWith("--keep takes numbers, addresses or names");
		assertThat(complaint(2, "--secret", "x", "f")).startsWith("There is no option --secret");
		assertThat(complaint(2, "f", "--port")).startsWith("The value of --port is missing");
		assertThat(complaint(1, "--port", "" + this.real.port(), "f")).contains("refused").doesNotContain("s3cret");
	}

	private static String complaint(int status, String... args) {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		assertThat(
				RecordCommand.run(List.of(args), Map.of("ASTERISK_SECRET", "s3cret"), System.out, new PrintStream(err)))
			.isEqualTo(status);
		return err.toString(StandardCharsets.UTF_8);
	}

	private static AmiRecorder recorder(AmiServer server) {
		return new AmiRecorder(server.address(), server.port()).user("reader", "s3cret");
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
