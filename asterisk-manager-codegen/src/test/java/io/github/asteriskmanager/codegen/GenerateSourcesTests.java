package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GenerateSourcesTests {

	@TempDir
	private static Path directory;

	@BeforeAll
	static void generate() throws IOException {
		GenerateSources.main(new String[] { directory.toString() });
	}

	@Test
	void everyTypeIsWritten() throws IOException {
		Catalogue catalogue = Catalogue.load();
		try (Stream<Path> files = Files.walk(directory)) {
			List<String> names = files.map((file) -> file.getFileName().toString()).toList();
			catalogue.events().values().forEach((event) -> {
				if (!event.handwritten()) {
					assertThat(names).contains(event.className() + ".java");
				}
			});
			assertThat(names).contains("OriginateAction.java", "GetVarResponse.java", "DeviceState.java",
					"QueueMemberEvent.java", "CatalogueEvents.java");
		}
	}

	@Test
	void whatIsUnchangedIsNotTouchedAndWhatIsStaleGoes() throws IOException {
		Path hangup = source("event/HangupEvent");
		FileTime before = FileTime.fromMillis(0);
		Files.setLastModifiedTime(hangup, before);
		Path stale = source("event/NoLongerThereEvent");
		Files.writeString(stale, "");
		generate();
		assertThat(Files.getLastModifiedTime(hangup)).isEqualTo(before);
		assertThat(stale).doesNotExist();
	}

	@Test
	void getterReadsItsHeaderByItsType() throws IOException {
		assertThat(source("event/HangupEvent")).content()
			.contains("public final class HangupEvent extends ManagerEvent implements ChannelEvent")
			.contains("@Nullable Integer getCause()", "return integer(\"Cause\")")
			.contains("@Nullable String getCauseTxt()", "return header(\"Cause-txt\")")
			.doesNotContain("getChannel()");
		assertThat(source("event/QueueMemberEvent")).content()
			.contains("header(spelling(\"Interface\", \"Location\"))", "DeviceState.of(header(\"Status\"))");
		assertThat(source("event/DialEvent")).content().contains("ChannelSnapshot.of(this, \"Dest\")");
		assertThat(source("event/VarSetEvent")).content().contains("unescaped(\"Value\")");
		assertThat(source("event/AgentRingNoAnswerEvent")).content().contains("milliseconds(\"RingTime\")");
	}

	@Test
	void eventsAreMadeWithoutLoadingTheirClassesAhead() throws IOException {
		assertThat(source("event/CatalogueEvents")).content()
			.contains("static Object create(int index", "return new HangupEvent(message, origin, receivedAt)");
	}

	@Test
	void actionHasTheWaysToMakeItThatItNeeds() throws IOException {
		assertThat(source("action/PingAction")).content().contains("public PingAction()").doesNotContain("builder()");
		assertThat(source("action/CommandAction")).content()
			.contains("CommandAction of(String command)")
			.doesNotContain("builder()");
		assertThat(source("action/QueueStatusAction")).content()
			.contains("public QueueStatusAction()", "Builder builder()");
		assertThat(source("action/VoicemailMoveAction")).content()
			.contains("Builder builder()")
			.doesNotContain("VoicemailMoveAction of(");
		assertThat(source("action/OriginateAction")).content()
			.contains("Builder variable(String name, String value)", "milliseconds(\"Timeout\", timeout)",
					"require(\"Channel\")");
	}

	private static Path source(String name) {
		return directory.resolve("io/github/asteriskmanager/" + name + ".java");
	}

}
