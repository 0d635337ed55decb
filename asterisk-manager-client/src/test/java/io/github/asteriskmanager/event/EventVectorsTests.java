package io.github.asteriskmanager.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of events in the spellings seen on the wire, and what they mean.
 */
class EventVectorsTests {

	private final EventRegistry registry = EventRegistry.create();

	@Test
	void namesOfEventsAndHeadersHaveNoCase() {
		NewExtenEvent event = read(NewExtenEvent.class, "event: newexten\nchannel: SIP/1234\nPRIORITY: 1");
		assertThat(event.getChannel()).isEqualTo("SIP/1234");
		assertThat(event.getPriority()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "True,true", "yes,true", "NO,false" })
	void truthOfAShutdown(String text, boolean restart) {
		assertThat(read(ShutdownEvent.class, "Event: shutdown\nRestart: " + text).getRestart()).isEqualTo(restart);
	}

	@Test
	void idOfTheActionIsKept() {
		assertThat(read(StatusCompleteEvent.class, "Event: StatusComplete\nActionID: 1234#origId").getActionId())
			.isEqualTo("1234#origId");
	}

	@Test
	void sourceAndClassAreOrdinaryHeaders() {
		CdrEvent cdr = read(CdrEvent.class,
				"Event: Cdr\nSource: source value\nStartTime: 2006-05-29 13:17:21\nDuration: 569108");
		assertThat(cdr.getSource()).isEqualTo("source value");
		assertThat(cdr.getStartTime()).isEqualTo(LocalDateTime.of(2006, 5, 29, 13, 17, 21));
		assertThat(cdr.getDuration()).isEqualTo(Duration.ofSeconds(569108));
		assertThat(read(MusicOnHoldStartEvent.class, "Event: MusicOnHoldStart\nClass: default").header("class"))
			.isEqualTo("default");
	}

	@Test
	void hangupHasItsCauseAndText() {
		HangupEvent event = read(HangupEvent.class,
				"Event: Hangup\nCause: 16\nCause-txt: some text\nAccountCode: False\nConnectedLineName:");
		assertThat(event.getCause()).isEqualTo(16);
		assertThat(event.getCauseTxt()).isEqualTo("some text");
		assertThat(event.getAccountCode()).isEqualTo("False");
		assertThat(event.getConnectedLineName()).isEmpty();
		assertThat(event.getExten()).isNull();
		assertThat(read(HangupRequestEvent.class, "Event: HangupRequest\nCause: 1").getCause()).isEqualTo(1);
	}

	@Test
	void presentationIsTextAndEscaped() {
		assertThat(read(NewCallerIDEvent.class, "Event: Newcallerid\nCID-CallingPres: 0 (Presentation Allowed)")
			.getCIDCallingPres()).isEqualTo("0 (Presentation Allowed)");
	}

	@Test
	void timestampKeepsItsMicroseconds() {
		assertThat(read(HangupEvent.class, "Event: Hangup\nTimestamp: 1159310429.569108").getTimestamp())
			.isEqualTo(Instant.ofEpochSecond(1159310429, 569_108_000));
		assertThat(read(HangupEvent.class, "Event: Hangup").getTimestamp()).isNull();
	}

	@Test
	void privilegeIsASet() {
		assertThat(read(HangupEvent.class, "Event: Hangup\nPrivilege: call,all").getPrivilege())
			.containsExactly("call");
		assertThat(read(HangupEvent.class, "Event: Hangup\nPrivilege: Dialplan,User").getPrivilege())
			.containsExactly("dialplan", "user");
		assertThat(read(HangupEvent.class, "Event: Hangup").getPrivilege()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0,DOWN", "4,RING", "6,UP", "9,PRERING" })
	void stateOfAChannel(String text, String name) {
		NewStateEvent event = read(NewStateEvent.class, "Event: Newstate\nChannelState: " + text);
		assertThat(event.getChannelState()).isNotNull();
		assertThat(event.getChannelState().name().replace("_", "")).isEqualTo(name);
	}

	@Test
	void stateThatNobodyKnowsIsUnknownAndKept() {
		NewStateEvent event = read(NewStateEvent.class,
				"Event: Newstate\nChannelState: 65542\nChannelStateDesc: Unknown (65542)");
		assertThat(event.getChannelState()).isEqualTo(ChannelState.UNKNOWN);
		assertThat(event.header("ChannelState")).isEqualTo("65542");
		assertThat(event.getChannelStateDesc()).isEqualTo("Unknown (65542)");
	}

	@Test
	void countersOfRtcpAreUnsignedAndMayHaveUnits() {
		RTCPReceivedEvent event = read(RTCPReceivedEvent.class, """
				Event: RTCPReceived
				From: 192.168.0.1:1234
				To: [2001:db8::1]:5678
				PT: 200(Sender Report)
				SSRC: 0xE1150DFD
				SentPackets: 3776236237
				RTT: 12345(sec)
				DLSR: 1.2345 (sec)""");
		assertThat(event.getFrom()).isEqualTo(new HostPort("192.168.0.1", 1234));
		assertThat(event.getTo()).isNotNull();
		assertThat(event.getTo().host()).contains("2001:db8::1");
		assertThat(event.getTo().port()).isEqualTo(5678);
		assertThat(event.getPT()).isEqualTo(200);
		assertThat(event.getSSRC()).isEqualTo(0xE1150DFDL);
		assertThat(event.getSentPackets()).isEqualTo(3776236237L);
		assertThat(event.getRTT()).isEqualTo(12345);
		assertThat(event.getDLSR()).isEqualTo(1.2345);
	}

	@Test
	void prefixedSnapshots() {
		AttendedTransferEvent event = read(AttendedTransferEvent.class, """
				Event: AttendedTransfer
				OrigTransfererChannel: PJSIP/a-1
				OrigTransfererCallerIDName: <unknown>
				OrigTransfererExten:
				TransferTargetChannel: PJSIP/c-3
				TransferTargetChannelState: 6
				TransferTargetUniqueid: 1.3
				OrigBridgeUniqueid: b-1
				OrigBridgeNumChannels: 2""");
		ChannelSnapshot transferer = event.getOrigTransfererChannelSnapshot();
		ChannelSnapshot target = event.getTransferTargetChannelSnapshot();
		assertThat(transferer).isNotNull();
		assertThat(transferer.channel()).isEqualTo("PJSIP/a-1");
		assertThat(transferer.exten()).isEmpty();
		assertThat(transferer.language()).isNull();
		assertThat(target).isNotNull();
		assertThat(target.channelState()).isEqualTo(ChannelState.UP);
		assertThat(target.uniqueid()).isEqualTo("1.3");
		assertThat(event.getTransfereeChannelSnapshot()).isNull();
		assertThat(event.getOrigBridgeSnapshot()).isNotNull();
		assertThat(event.getSecondBridgeSnapshot()).isNull();
	}

	@Test
	void channelVariablesInTheirThreeSpellings() {
		DialBeginEvent event = read(DialBeginEvent.class, """
				Event: DialBegin
				Channel: a
				ChanVariable: ORDER=42
				ChanVariable: CALLERID(num)=1=2
				DestChannel: b
				DestChanVariable: NOTE=x""");
		assertThat(event.getChanVariables()).containsEntry("ORDER", "42").containsEntry("CALLERID(num)", "1=2");
		assertThat(event.getDestChannelSnapshot()).isNotNull();
		assertThat(event.getDestChannelSnapshot().chanVariables()).containsEntry("NOTE", "x");
		assertThat(read(OriginateResponseEvent.class,
				"Event: OriginateResponse\nChannel: Local/x@y-1;1\nChanVariable(Local/x@y-1;1): A=b\nResponse: Success")
			.headers()).extracting((header) -> header.value()).contains("A=b");
	}

	@Test
	void escapesAreUndoneInTypedGettersOnly() {
		HangupEvent event = read(HangupEvent.class, "Event: Hangup\nCallerIDName: \\\"Bob\\\" \\\\ Builder");
		assertThat(event.getCallerIDName()).isEqualTo("\"Bob\" \\ Builder");
		assertThat(event.header("CallerIDName")).isEqualTo("\\\"Bob\\\" \\\\ Builder");
		VarSetEvent set = read(VarSetEvent.class, "Event: VarSet\nChannel: none\nVariable: X\nValue: a\\nb\\t\\'c\\'");
		assertThat(set.getValue()).isEqualTo("a\nb\t'c'");
	}

	@Test
	void originateResponseIsAnEventWithAReason() {
		OriginateResponseEvent event = read(OriginateResponseEvent.class,
				"Event: OriginateResponse\nResponse: Failure\nReason: 5\nUniqueid: <null>");
		assertThat(event.getReason()).isNotNull();
		assertThat(event.header("Response")).isEqualTo("Failure");
	}

	@Test
	void valueThatCannotBeReadIsNullAndCounted() {
		assertThat(read(HangupEvent.class, "Event: Hangup\nCause: many").getCause()).isNull();
		assertThat(this.registry.diagnostics().unreadableValues().total()).isEqualTo(1);
	}

	@Test
	void environmentOfAnAsyncAgiIsDecoded() {
		AsyncAGIStartEvent event = read(AsyncAGIStartEvent.class,
				"Event: AsyncAGIStart\nEnv: agi_request%3A%20async%0Aagi_channel%3A%20SIP%2F1%3A2%0A%0A");
		assertThat(event.getEnv()).containsEntry("agi_request", "async").containsEntry("agi_channel", "SIP/1:2");
	}

	private <T extends ManagerEvent> T read(Class<T> type, String text) {
		ManagerEvent event = this.registry.create(AmiMessage.of(text), this.registry.origin("pbx1"), Instant.EPOCH);
		assertThat(event).isInstanceOf(type);
		return type.cast(event);
	}

}
