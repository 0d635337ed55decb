package io.github.asteriskmanager.test.record;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RecordedFrame;
import io.github.asteriskmanager.test.RecordedStream;
import io.github.asteriskmanager.test.container.AsteriskContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fixture of a real Asterisk 22, and its replay.
 */
@EnabledIfDockerAvailable
class AmiRecorderOnAsteriskIntegrationTests {

	private static final int MESSAGES = 60;

	@TempDir
	private Path directory;

	@Test
	void callIsRecordedWithoutSecretsAndReplayed() {
		RecordedStream fixture = record();
		String text = String.join("", fixture.frames().stream().map(RecordedFrame::text).toList());
		assertThat(fixture.banner()).startsWith("Asterisk Call Manager/");
		assertThat(fixture.events()).extracting(RecordedFrame::name)
			.contains("FullyBooted", "Newchannel", "AuthDetail", "VarSet");
		assertThat(text).contains("CallerIDNum: +5550000000001", "Password: ******")
			.doesNotContain("hunter22", "4915112345678", "Erika", ": secret");

		try (AmiServer copy = AmiServer.builder().fullyBooted(false).start()) {
			copy.answerFrom(fixture);
			long events = fixture.events()
				.stream()
				.filter((event) -> event.header("Privilege") != null && !event.name().equals("FullyBooted"))
				.count();
			CompletableFuture<RecordedStream> again = CompletableFuture
				.supplyAsync(() -> new AmiRecorder(copy.address(), copy.port()).user("manager", "secret")
					.atMost(Duration.ofMinutes(1))
					.messages((int) events)
					.keep(Mask.values())
					.record(this.directory.resolve("again.ami")));
			copy.replay(fixture, 0).await();
			assertThat(again.join().frames()).extracting(RecordedFrame::text)
				.isEqualTo(fixture.events()
					.stream()
					.filter((event) -> event.header("Privilege") != null && !event.name().equals("FullyBooted"))
					.map(RecordedFrame::text)
					.toList());
		}
	}

	private RecordedStream record() {
		try (AsteriskContainer asterisk = new AsteriskContainer()) {
			asterisk.start();
			return new AmiRecorder(asterisk.getHost(), asterisk.getAmiPort())
				.user(asterisk.getUsername(), asterisk.getPassword())
				.action("PJSIPShowEndpoint", "Endpoint", "alice")
				.action("Originate", "Channel", "Local/1000@default", "Context", "default", "Exten", "1001", "Priority",
						"1", "Async", "true", "CallerID", "\"Erika\" <+4915112345678>", "Variable",
						"SIP_PASSWORD=hunter22")
				.atMost(Duration.ofSeconds(60))
				.messages(MESSAGES)
				.record(this.directory.resolve("call.ami.gz"));
		}
	}

}
