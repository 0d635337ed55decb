package io.github.asteriskmanager.test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link AmiReply} on the wire.
 */
class AmiReplyTests {

	private static final AmiRequest REQUEST = new AmiRequest(1, Headers.of("Action", "Any", "ActionID", "a1"), null);

	private static final AmiRequest ANONYMOUS = new AmiRequest(1, Headers.of("Action", "Any"), null);

	@Test
	void actionIdFollowsTheResponse() {
		AmiReply reply = AmiReply.success("Variable", "X", "Value", "");
		assertThat(text(reply)).isEqualTo("Response: Success\r\nActionID: a1\r\nVariable: X\r\nValue: \r\n\r\n");
		assertThat(text(reply.withoutActionId())).isEqualTo("Response: Success\r\nVariable: X\r\nValue: \r\n\r\n");
		assertThat(text(reply, ANONYMOUS)).isEqualTo(text(reply.withoutActionId()));
	}

	@Test
	void ownActionIdStays() {
		assertThat(text(AmiReply.success("ActionID", "other")))
			.isEqualTo("Response: Success\r\nActionID: other\r\n\r\n");
	}

	@Test
	void error() {
		AmiReply reply = AmiReply.error("No such channel");
		assertThat(text(reply)).isEqualTo("Response: Error\r\nActionID: a1\r\nMessage: No such channel\r\n\r\n");
		assertThat(reply.isSuccess()).isFalse();
	}

	@Test
	void listCountsItsItems() {
		AmiReply list = AmiReply.list("QueueSummaryComplete")
			.item("QueueSummary", "Queue", "sales")
			.item("QueueSummary", "Queue", "support");
		String items = """
				Event: QueueSummary
				ActionID: a1
				Queue: sales

				Event: QueueSummary
				ActionID: a1
				Queue: support

				""".replace("\n", "\r\n");
		String head = "Response: Success\r\nActionID: a1\r\nEventList: start\r\nMessage: List will follow\r\n\r\n";
		assertThat(text(list.incomplete())).isEqualTo(head + items);
		assertThat(text(list)).isEqualTo(head + items
				+ "Event: QueueSummaryComplete\r\nActionID: a1\r\nEventList: Complete\r\nListItems: 2\r\n\r\n");
	}

	@Test
	void legacyListIsNotAnnounced() {
		assertThat(text(AmiReply.legacyList("StatusComplete").item("Status", "Channel", "SIP/1")))
			.isEqualTo("Response: Success\r\nActionID: a1\r\nMessage: List will follow\r\n\r\n"
					+ "Event: Status\r\nActionID: a1\r\nChannel: SIP/1\r\n\r\n"
					+ "Event: StatusComplete\r\nActionID: a1\r\n\r\n");
	}

	@Test
	void commandHasAHeaderForEachLine() {
		assertThat(text(AmiReply.command("a", "", "  b"))).isEqualTo(
				"Response: Success\r\nActionID: a1\r\nMessage: Command output follows\r\nOutput: a\r\nOutput: \r\nOutput:   b\r\n\r\n");
	}

	@Test
	void legacyCommandGluesTheEndMarkToAnOpenLine() {
		assertThat(text(AmiReply.legacyCommand("a\nb")))
			.isEqualTo("Response: Follows\r\nPrivilege: Command\r\nActionID: a1\r\na\nb--END COMMAND--\r\n\r\n");
	}

	@Test
	void eventForAllCarriesTheActionIdBehindItsPrivilege() {
		AmiReply reply = AmiReply.success()
			.event("OriginateResponse", "Privilege", "call,all", "Response", "Failure", "Reason", "5");
		assertThat(reply.broadcasts(REQUEST)).singleElement().satisfies((event) -> {
			assertThat(new String(event.bytes(), StandardCharsets.UTF_8)).isEqualTo(
					"Event: OriginateResponse\r\nPrivilege: call,all\r\nActionID: a1\r\nResponse: Failure\r\nReason: 5\r\n\r\n");
			assertThat(event.classes()).containsExactly("call");
		});
	}

	@Test
	void rawIsExactlyThat() {
		assertThat(text(AmiReply.raw("Ünd\n"))).isEqualTo("Ünd\n");
		assertThat(AmiReply.none().render(REQUEST)).isEmpty();
	}

	@Test
	void modifiersLeaveTheOriginalAlone() {
		AmiReply reply = AmiReply.success();
		assertThat(reply.close().isClosing()).isTrue();
		assertThat(reply.isClosing()).isFalse();
	}

	@Test
	void nameWithoutValueIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> AmiReply.success("Variable", "X", "Value"))
			.withMessageContaining("the last name has no value");
	}

	private static String text(AmiReply reply) {
		return text(reply, REQUEST);
	}

	private static String text(AmiReply reply, AmiRequest request) {
		List<byte[]> messages = reply.render(request);
		return messages.stream()
			.map((message) -> new String(message, StandardCharsets.UTF_8))
			.collect(Collectors.joining());
	}

}
