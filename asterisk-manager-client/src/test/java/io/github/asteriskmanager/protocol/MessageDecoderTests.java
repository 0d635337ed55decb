package io.github.asteriskmanager.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.protocol.AmiMessage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MessageDecoder}.
 */
class MessageDecoderTests {

	private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

	@Test
	void bannerHasNoBlankLineBehindIt() {
		List<AmiMessage> messages = decode(BANNER + "Response: Success\r\nMessage: Authentication accepted\r\n\r\n");
		assertThat(messages).extracting(AmiMessage::kind).containsExactly(Kind.BANNER, Kind.RESPONSE);
		assertThat(messages.get(0).value(0)).isEqualTo("Asterisk Call Manager/11.0.0");
		assertThat(messages.get(1).header("MESSAGE")).isEqualTo("Authentication accepted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Asterisk Call Manager/1.0", "Asterisk Call Manager Proxy/1.2", "Asterisk Manager Proxy/1",
			"OpenPBX Call Manager/1.0", "CallWeaver Call Manager/1.0" })
	void bannersOfRelativesAreTaken(String banner) {
		assertThat(decode("\r\n" + banner + "\r\n")).extracting((message) -> message.value(0)).containsExactly(banner);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 400 Bad Request\r\n" })
	void greetingOfAnotherProtocolIsAnError(String greeting) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(greeting))
			.withMessageContaining("does not speak AMI")
			.withMessageContaining(greeting.strip());
	}

	@Test
	void bannerThatNeverEndsIsAnError() {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode("x".repeat(1000)));
	}

	@Test
	void eventWithoutHeaders() {
		AmiMessage message = one("Event: StatusComplete\r\n\r\n");
		assertThat(message.kind()).isEqualTo(Kind.EVENT);
		assertThat(message.headers()).containsExactly(new Header("Event", "StatusComplete"));
	}

	@Test
	void repeatedHeadersKeepTheirOrder() {
		AmiMessage message = one("Event: AgentCalled\r\nVariable: var1=val1\r\nVARIABLE: var2=val2\r\n\r\n");
		assertThat(message.headers("Variable")).containsExactly("var1=val1", "var2=val2");
		assertThat(message.header("variable")).isEqualTo("var1=val1");
	}

	@Test
	void headerNamesKeepTheirSpellingAndAreFoundInAnyCase() {
		AmiMessage message = one("Event: Cdr\r\nUniqueID: 1.2\r\nT38 Session Duration: 120\r\nCause-txt: x\r\n\r\n");
		assertThat(message.header("uniqueid")).isEqualTo("1.2");
		assertThat(message.header("t38 session duration")).isEqualTo("120");
		assertThat(message.name(1)).isEqualTo("UniqueID");
	}

	@Test
	void emptyIsNotAbsent() {
		AmiMessage message = one("Event: X\r\nAccountCode: \r\nConnectedLineName:\r\n\r\n");
		assertThat(message.header("AccountCode")).isEmpty();
		assertThat(message.header("ConnectedLineName")).isEmpty();
		assertThat(message.header("Exten")).isNull();
	}

	@Test
	void valueIsKeptButForOneBlank() {
		AmiMessage message = one("Event: X\r\nOutput:   a: b \r\nKey:tight\r\n\r\n");
		assertThat(message.header("Output")).isEqualTo("  a: b ");
		assertThat(message.header("Key")).isEqualTo("tight");
	}

	@Test
	void lineWithoutColonIsAValueWithoutName() {
		AmiMessage message = one("Event: UserEvent\r\nno colon here\r\n : blank\r\n\r\n");
		assertThat(message.headers()).containsExactly(new Header("Event", "UserEvent"), new Header("", "no colon here"),
				new Header(" ", "blank"));
	}

	@Test
	void nameLongerThanTheIndexHoldsIsFound() {
		String name = "N".repeat(300);
		AmiMessage message = one("Event: X\r\n" + name + ": v\r\n" + "x".repeat(300) + "\r\n\r\n");
		assertThat(message.header(name.toLowerCase(java.util.Locale.ROOT))).isEqualTo("v");
		assertThat(message.header("N".repeat(299))).isNull();
		assertThat(message.headers().get(2)).isEqualTo(new Header("", "x".repeat(300)));
	}

	@Test
	void bareLineFeedBelongsToTheValue() {
		AmiMessage message = one("Response: Error\r\nMessage: requires a channel.\n\r\nX: a\nEvent: no\r\n\r\n");
		assertThat(message.header("Message")).isEqualTo("requires a channel.\n");
		assertThat(message.header("X")).isEqualTo("a\nEvent: no");
	}

	@Test
	void extraBlankLinesAreSkipped() {
		assertThat(decode(BANNER + "\r\n\r\nEvent: A\r\n\r\n\r\n\r\nEvent: B\r\n\r\n\n\nEvent: C\r\n\r\n"))
			.extracting((message) -> message.value(0))
			.containsExactly("Asterisk Call Manager/11.0.0", "A", "B", "C");
	}

	@Test
	void channelMapItemMayEndWithALineFeedOnly() {
		List<AmiMessage> messages = decode(
				BANNER + "Event: CoreShowChannelMap\r\nActionID: 1\r\nChannel: a\r\n\nEvent: CoreShowChannelMap\r\n"
						+ "ActionID: 1\r\nChannel: b\r\n\nEvent: CoreShowChannelMapComplete\r\nActionID: 1\r\n\r\n");
		assertThat(messages).extracting((message) -> message.header("Channel")).containsExactly(null, "a", "b", null);
	}

	@Test
	void lineFeedAtTheStartOfALineEndsNothingElse() {
		AmiMessage message = one("Event: Newexten\r\nAppData: x\r\n\nEvent: Forged\r\nY: z\r\n\r\n");
		assertThat(message.value(0)).isEqualTo("Newexten");
		assertThat(message.header("Y")).isEqualTo("z");
		assertThat(message.header("Event")).isEqualTo("Newexten");
	}

	@Test
	void itemsKnownToBeGluedAreTakenApart() {
		List<AmiMessage> messages = decode(
				BANNER + "Event: PeerEntry\r\nActionID: 1\r\nObjectName: a\r\nEvent: PeerEntry\r\nActionID: 1\r\n"
						+ "ObjectName: b\r\nEvent: PeerEntry\r\nActionID: 1\r\nObjectName: c\r\n"
						+ "Event: PeerlistComplete\r\nActionID: 1\r\nListItems: 3\r\n\r\n");
		assertThat(messages).extracting((message) -> message.header("ObjectName"))
			.containsExactly(null, "a", "b", "c", null);
		assertThat(messages.get(4).headers()).containsExactly(new Header("Event", "PeerlistComplete"),
				new Header("ActionID", "1"), new Header("ListItems", "3"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Event: Hangup", "Response: Success", "ActionID: 1", "Privilege: call,all" })
	void headerFurtherDownForgesNothing(String forged) {
		AmiMessage message = one("Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: X\r\n" + forged + "\r\n\r\n");
		assertThat(message.kind()).isEqualTo(Kind.EVENT);
		assertThat(message.value(0)).isEqualTo("UserEvent");
		assertThat(message.size()).isEqualTo(4);
	}

	@Test
	void eventWithResponseHeaderIsAnEvent() {
		assertThat(one("Event: OriginateResponse\r\nResponse: Failure\r\n\r\n").kind()).isEqualTo(Kind.EVENT);
	}

	@Test
	void messageThatIsNeitherIsOther() {
		assertThat(one("Foo: bar\r\n\r\n").kind()).isEqualTo(Kind.OTHER);
	}

	@Test
	void rawTextDoesNotSwallowTheNextMessage() {
		List<AmiMessage> messages = decode(
				BANNER + "IAX2 statistics\n---\nlast line\nEvent: Hangup\r\nChannel: a\r\n\r\n");
		assertThat(messages).extracting(AmiMessage::kind).containsExactly(Kind.BANNER, Kind.OTHER, Kind.EVENT);
		assertThat(messages.get(2).header("Channel")).isEqualTo("a");
		assertThat(messages.get(2).value(0)).isEqualTo("Hangup");
	}

	@Test
	void messageBehindRawTextKeepsItsEncoding() {
		List<AmiMessage> messages = decode(BANNER + "statistics\r\nEvent: Jos\u00e9\r\nX: y\r\n\r\n");
		assertThat(messages).hasSize(3);
		assertThat(messages.get(2).value(0)).isEqualTo("Jos\u00e9");
	}

	@Test
	void oldCommandOutput() {
		AmiMessage message = one(
				"Response: Follows\r\nPrivilege: Command\r\nActionID: 678#12345\r\nLine1\nLine2\n--END COMMAND--\r\n\r\n");
		assertThat(message.header("ActionID")).isEqualTo("678#12345");
		assertThat(message.body()).isEqualTo("Line1\nLine2\n");
		assertThat(message.size()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "foo--END COMMAND--", "foo\n--END COMMAND--", "foo\n --END COMMAND--" })
	void markerMayBeGluedToTheLastLine(String output) {
		AmiMessage message = one("Response: Follows\r\nActionID: 1\r\n" + output + "\r\n\r\n");
		assertThat(message.body()).isNotNull();
		assertThat(message.body().lines()).containsExactly("foo");
	}

	@Test
	void oldCommandOutputMayLookLikeHeadersAndHoldBlankLines() {
		List<AmiMessage> messages = decode(BANNER + "Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\n"
				+ "Event: Hangup\r\n\r\nActionID: 2\r\nKey: value\n--END COMMAND--\r\n\r\nEvent: A\r\n\r\n");
		assertThat(messages).extracting(AmiMessage::kind).containsExactly(Kind.BANNER, Kind.RESPONSE, Kind.EVENT);
		assertThat(messages.get(1).header("ActionID")).isEqualTo("1");
		assertThat(messages.get(1).body()).isEqualTo("Event: Hangup\r\n\r\nActionID: 2\r\nKey: value\n");
	}

	@Test
	void oldCommandWithoutOutput() {
		AmiMessage message = one("Response: Follows\r\nPrivilege: Command\r\n--END COMMAND--\r\n\r\n");
		assertThat(message.body()).isNull();
		assertThat(message.size()).isEqualTo(2);
	}

	@Test
	void malformedBytesAreReplacedAndCounted() {
		MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.UTF_8);
		decoder.feed("Event: A\r\nX: ä\r\n\r\n".getBytes(StandardCharsets.UTF_8));
		decoder.feed("Event: B\r\nX: \u00e4\r\nY: 1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
		AmiMessage well = decoder.next();
		AmiMessage mal = decoder.next();
		assertThat(well).isNotNull();
		assertThat(well.header("X")).isEqualTo("ä");
		assertThat(mal).isNotNull();
		assertThat(mal.header("X")).isEqualTo("\ufffd");
		assertThat(mal.header("Y")).isEqualTo("1");
		assertThat(decoder.malformed()).isEqualTo(1);
	}

	@Test
	void otherEncoding() {
		MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.ISO_8859_1);
		decoder.feed("Event: B\r\nX: \u00e4\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
		AmiMessage message = decoder.next();
		assertThat(message).isNotNull();
		assertThat(message.header("X")).isEqualTo("ä");
		assertThat(decoder.malformed()).isZero();
	}

	@Test
	void everyCutPointGivesTheSame() {
		String stream = BANNER
				+ "Event: A\r\nX: 1\n2\r\n\r\nResponse: Follows\r\nActionID: 1\r\na\nb--END COMMAND--\r\n\r\n"
				+ "\r\nEvent: CoreShowChannelMap\r\nC: 1\r\n\nEvent: B\r\nY: ü\r\nZ:\r\n\r\n";
		byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
		List<String> whole = texts(decode(stream));
		assertThat(whole).hasSize(5);
		for (int cut = 1; cut < bytes.length; cut++) {
			MessageDecoder decoder = decoder(MessageLimits.DEFAULT);
			List<AmiMessage> messages = new ArrayList<>();
			decoder.feed(bytes, 0, cut);
			drain(decoder, messages);
			decoder.feed(bytes, cut, bytes.length - cut);
			drain(decoder, messages);
			assertThat(texts(messages)).as("cut at %d", cut).isEqualTo(whole);
			assertThat(decoder.pending()).isZero();
		}
	}

	@Test
	void onlyCarriageReturnAndLineFeedTogetherEndALine() {
		Random random = new Random(1);
		StringBuilder value = new StringBuilder();
		String[] pieces = { "\r", "\n", "\n\r", "a", ":", " " };
		while (value.length() < 20_000) {
			String piece = pieces[random.nextInt(pieces.length)];
			boolean endsLine = piece.startsWith("\n") && value.length() > 0 && value.charAt(value.length() - 1) == '\r';
			value.append(endsLine ? "x" : piece);
		}
		value.append('.');
		AmiMessage message = one("Event: X\r\nV: " + value + "\r\n\r\n");
		assertThat(message.size()).isEqualTo(2);
		assertThat(message.header("V")).isEqualTo(value.toString());
	}

	@Test
	void eventOverItsSizeIsAnError() {
		MessageLimits limits = new MessageLimits(1024, 4096, 2048, 100, 100);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode(BANNER + "Event: X\r\n" + ("K: " + "v".repeat(97) + "\r\n").repeat(20), limits))
			.withMessageContaining("1024");
	}

	@Test
	void answerMayBeLargerThanAnEvent() {
		MessageLimits limits = new MessageLimits(1024, 4096, 2048, 100, 100);
		String line = "Output: " + "v".repeat(90) + "\r\n";
		assertThat(decode(BANNER + "Response: Success\r\n" + line.repeat(30) + "\r\n", limits)).hasSize(2);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode(BANNER + "Response: Success\r\n" + line.repeat(60), limits))
			.withMessageContaining("4096");
	}

	@Test
	void lineWithoutEndIsAnError() {
		MessageLimits limits = new MessageLimits(64 * 1024, 64 * 1024, 1024, 100, 100);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode(BANNER + "Event: X\r\nK: " + "v".repeat(2000), limits))
			.withMessageContaining("1024");
	}

	@Test
	void tooManyHeadersAreAnError() {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode(BANNER + "Event: X\r\n" + "A: b\r\n".repeat(1001)))
			.withMessageContaining("1000 headers");
	}

	@Test
	void bufferGrowsForALargeAnswerAndShrinksAgain() {
		MessageDecoder decoder = decoder(MessageLimits.DEFAULT);
		List<AmiMessage> messages = new ArrayList<>();
		String answer = "Response: Success\r\n" + ("Output: " + "x".repeat(992) + "\r\n").repeat(2000) + "\r\n";
		feed(decoder, messages, BANNER + answer);
		feed(decoder, messages, "Event: After\r\n\r\n".repeat(1000));
		assertThat(messages).hasSize(1002);
		assertThat(messages.get(1).headers("Output")).hasSize(2000);
	}

	private static void feed(MessageDecoder decoder, List<AmiMessage> messages, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		for (int from = 0; from < bytes.length; from += 1000) {
			decoder.feed(bytes, from, Math.min(1000, bytes.length - from));
			drain(decoder, messages);
		}
	}

	private static AmiMessage one(String text) {
		List<AmiMessage> messages = decode(BANNER + text);
		assertThat(messages).hasSize(2);
		return messages.get(1);
	}

	private static List<AmiMessage> decode(String text) {
		return decode(text, MessageLimits.DEFAULT);
	}

	private static List<AmiMessage> decode(String text, MessageLimits limits) {
		MessageDecoder decoder = decoder(limits);
		decoder.feed(text.getBytes(StandardCharsets.UTF_8));
		List<AmiMessage> messages = new ArrayList<>();
		drain(decoder, messages);
		return messages;
	}

	private static MessageDecoder decoder(MessageLimits limits) {
		return new MessageDecoder(StandardCharsets.UTF_8, limits);
	}

	private static void drain(MessageDecoder decoder, List<AmiMessage> messages) {
		for (AmiMessage next = decoder.next(); next != null; next = decoder.next()) {
			messages.add(next);
		}
	}

	private static List<String> texts(List<AmiMessage> messages) {
		return messages.stream().map((message) -> message.kind() + " " + message.headers() + message.body()).toList();
	}

}
