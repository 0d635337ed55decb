package io.github.asteriskmanager.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypedValuesTests {

	private final EventRegistry registry = EventRegistry.create();

	@Test
	void namesOfEventsAndHeadersAreFoundInAnyCase() {
		NewExtenEvent event = event("Event: newexten\nCHANNEL: SIP/1234\npriority: 1");
		assertThat(event.getChannel()).isEqualTo("SIP/1234");
		assertThat(event.getPriority()).isEqualTo(1);
	}

	@Test
	void headerNameThatIsNoJavaName() {
		assertThat(this.<HangupEvent>event("Event: Hangup\nCause: 16\nCause-txt: Normal Clearing"))
			.satisfies((hangup) -> {
				assertThat(hangup.getCause()).isEqualTo(16);
				assertThat(hangup.getCauseTxt()).isEqualTo("Normal Clearing");
			});
		assertThat(this.<EndpointDetailEvent>event("Event: EndpointDetail\n100rel: yes").get100rel()).isEqualTo("yes");
	}

	@Test
	void headerThatClashesWithAMethodOfAllObjects() {
		assertThat(this.<MusicOnHoldStartEvent>event("Event: MusicOnHoldStart\nClass: jazz").getMusicClass())
			.isEqualTo("jazz");
		assertThat(this.<AgentsEvent>event("Event: Agents\nName: Anna").getAgentName()).isEqualTo("Anna");
		assertThat(this.<ResourceListDetailEvent>event("Event: ResourceListDetail\nEvent: presence").getListEvent())
			.isEqualTo("presence");
	}

	@ParameterizedTest
	@CsvSource({ "True, true", "yes, true", "NO, false", "1, true", "0, false", "on, true", "Disabled, false" })
	void truthValues(String text, boolean value) {
		assertThat(this.<ShutdownEvent>event("Event: Shutdown\nRestart: " + text).getRestart()).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "4, RING", "Ring, RING", "ringing, RINGING", "8, DIALING_OFF_HOOK", "Unknown (4), UNKNOWN" })
	void enums(String text, ChannelState state) {
		NewStateEvent event = event("Event: Newstate\nChannelState: " + text);
		assertThat(event.getChannelState()).isEqualTo(state);
		assertThat(event.header("ChannelState")).isEqualTo(text);
	}

	@Test
	void deviceStatesInNumbersAndInBothWordings() {
		assertThat(this.<QueueMemberStatusEvent>event("Event: QueueMemberStatus\nStatus: 7").getStatus())
			.isEqualTo(DeviceState.RINGING_IN_USE);
		assertThat(this.<DeviceStateChangeEvent>event("Event: DeviceStateChange\nState: NOT_INUSE").getState())
			.isEqualTo(DeviceState.NOT_IN_USE);
		assertThat(this.<EndpointListEvent>event("Event: EndpointList\nDeviceState: Not in use").getDeviceState())
			.isEqualTo(DeviceState.NOT_IN_USE);
		assertThat(this.<DeviceStateChangeEvent>event("Event: DeviceStateChange\nState: UNKNOWN").getState())
			.isEqualTo(DeviceState.NOT_KNOWN);
	}

	@Test
	void moments() {
		QueueMemberStatusEvent member = event("Event: QueueMemberStatus\nLoginTime: 1795412178\nLastCall: 0");
		assertThat(member.getLoginTime()).isEqualTo(Instant.ofEpochSecond(1795412178));
		assertThat(member.getLastCall()).isNull();
		assertThat(this.<HangupEvent>event("Event: Hangup\nTimestamp: 1159310429.569108").getTimestamp())
			.isEqualTo(Instant.ofEpochSecond(1159310429, 569_108_000));
		assertThat(this.<SuccessfulAuthEvent>event("Event: SuccessfulAuth\nEventTV: 2026-11-23T05:36:39.006+0000")
			.getEventTV()).isEqualTo(Instant.parse("2026-11-23T05:36:39.006Z"));
		assertThat(this.<CdrEvent>event("Event: Cdr\nStartTime: 2006-05-29 13:17:21\nAnswerTime: "))
			.satisfies((cdr) -> {
				assertThat(cdr.getStartTime()).isEqualTo(LocalDateTime.of(2006, 5, 29, 13, 17, 21));
				assertThat(cdr.getAnswerTime()).isNull();
			});
		assertThat(this.registry.diagnostics().unreadableValues().total()).isZero();
	}

	@Test
	void durationsInTheUnitOfEachEvent() {
		assertThat(this.<AgentConnectEvent>event("Event: AgentConnect\nRingTime: 3").getRingTime()).hasSeconds(3);
		assertThat(this.<AgentRingNoAnswerEvent>event("Event: AgentRingNoAnswer\nRingTime: 3000").getRingTime())
			.hasSeconds(3);
		assertThat(this.<CoreShowChannelEvent>event("Event: CoreShowChannel\nDuration: 26:00:14").getDuration())
			.isEqualTo(Duration.ofHours(26).plusSeconds(14));
		assertThat(this.<ContactStatusEvent>event("Event: ContactStatus\nRoundtripUsec: 762").getRoundtripUsec())
			.isEqualTo(Duration.ofNanos(762_000));
	}

	@Test
	void rtcp() {
		RTCPReceivedEvent event = event("Event: RTCPReceived\nSSRC: 0xeeae4f60\nPT: 200(Sender Report)\nRTT: 0.0013\n"
				+ "From: [::1]:16073\nTo: 127.0.0.1:1234\nReportCount: 1\nReport0SourceSSRC: 0x64339487\n"
				+ "Report0IAJitter: 4294967295\nReport0DLSR: 1.2345 (sec)");
		assertThat(event.getSSRC()).isEqualTo(0xeeae4f60L);
		assertThat(event.getPT()).isEqualTo(200);
		assertThat(event.getRTT()).isEqualTo(0.0013);
		assertThat(event.getFrom()).isEqualTo(new HostPort("::1", 16073));
		assertThat(event.getTo()).isEqualTo(new HostPort("127.0.0.1", 1234));
		assertThat(event.getReports()).singleElement().satisfies((report) -> {
			assertThat(report.sourceSSRC()).isEqualTo(0x64339487L);
			assertThat(report.jitter()).isEqualTo(4_294_967_295L);
			assertThat(report.delaySinceLastSR()).isEqualTo(Duration.ofNanos(1_234_500_000));
			assertThat(report.lastSR()).isNull();
		});
	}

	@Test
	void securityAddresses() {
		FailedACLEvent event = event("Event: FailedACL\nRemoteAddress: IPV6/TLS/2001:db8::1/5061\nLocalAddress: odd");
		assertThat(event.getRemoteAddress()).isEqualTo(new TransportAddress("IPV6", "TLS", "2001:db8::1", 5061));
		assertThat(event.getLocalAddress()).isNull();
		assertThat(this.registry.diagnostics().unreadableValues().total()).isOne();
	}

	@Test
	void escapesAreUndoneInGettersOnly() {
		NewChannelEvent event = event("Event: Newchannel\nCallerIDName: \\\"O\\'Brien, Bob\\\" \\\\o/\nCallerIDNum: 1");
		assertThat(event.getCallerIDName()).isEqualTo("\"O'Brien, Bob\" \\o/");
		assertThat(event.header("CallerIDName")).isEqualTo("\\\"O\\'Brien, Bob\\\" \\\\o/");
		assertThat(this.<VarSetEvent>event("Event: VarSet\nVariable: A\nValue: a\\tb\\r\\nc\\x").getValue())
			.isEqualTo("a\tb\r\nc\\x");
		assertThat(this.<QueueEntryEvent>event("Event: QueueEntry\nCallerIDName: C:\\new").getCallerIDName())
			.isEqualTo("C:\\new");
	}

	@Test
	void placeholdersNeverHideText() {
		NewChannelEvent event = event(
				"Event: Newchannel\nChannel: none\nCallerIDNum: <unknown>\nCallerIDName: unknown\n"
						+ "ConnectedLineName: none\nAccountCode: \nPriority: n/a");
		assertThat(event.getChannel()).isEqualTo("none");
		assertThat(event.getCallerIDNum()).isNull();
		assertThat(event.header("CallerIDNum")).isEqualTo("<unknown>");
		assertThat(event.getCallerIDName()).isEqualTo("unknown");
		assertThat(event.getConnectedLineName()).isEqualTo("none");
		assertThat(event.getAccountCode()).isEmpty();
		assertThat(event.getContext()).isNull();
		assertThat(event.getPriority()).isNull();
		assertThat(this
			.<BridgeCreateEvent>event("Event: BridgeCreate\nBridgeVideoSourceMode: none\nBridgeName: <unknown>"))
			.satisfies((bridge) -> {
				assertThat(bridge.getBridgeVideoSourceMode()).isEqualTo(VideoSourceMode.NONE);
				assertThat(bridge.getBridgeName()).isNull();
			});
		assertThat(this.registry.diagnostics().unreadableValues().total()).isZero();
	}

	@Test
	void whatCannotBeReadIsNullAndCounted() {
		assertThat(this.<HangupEvent>event("Event: Hangup\nCause: soon").getCause()).isNull();
		assertThat(this.registry.diagnostics().unreadableValues().total()).isOne();
	}

	@Test
	void snapshotsByPrefix() {
		DialBeginEvent event = event("Event: DialBegin\nDestChannel: PJSIP/bob-1\nDestChannelState: 5\n"
				+ "DestConnectedLineNum: <unknown>\nDestChanVariable: A=say \\\"hi\\\"\nDestChanVariable: CDR(x)=y=z");
		assertThat(event.getChannelSnapshot()).isNull();
		assertThat(event.getDestChannelSnapshot()).satisfies((bob) -> {
			assertThat(bob.channel()).isEqualTo("PJSIP/bob-1");
			assertThat(bob.channelState()).isEqualTo(ChannelState.RINGING);
			assertThat(bob.connectedLineNum()).isNull();
			assertThat(bob.uniqueid()).isNull();
			assertThat(bob.chanVariables()).containsExactly(Map.entry("A", "say \"hi\""), Map.entry("CDR(x)", "y=z"));
		});
		BridgeMergeEvent merge = event(
				"Event: BridgeMerge\nToBridgeUniqueid: a\nToBridgeNumChannels: 2\n" + "FromBridgeUniqueid: b");
		assertThat(merge.getToBridgeSnapshot().bridgeNumChannels()).isEqualTo(2);
		assertThat(merge.getFromBridgeSnapshot().bridgeUniqueid()).isEqualTo("b");
	}

	@Test
	void threeSpellingsOfChannelVariables() {
		assertThat(event("Event: Newchannel\nChannel: x\nChanVariable: A=1\nChanVariable: B=").getChanVariables())
			.containsExactly(Map.entry("A", "1"), Map.entry("B", ""));
		assertThat(event("Event: OriginateResponse\nChannel: x;1\nChanVariable(x;1): A=1\nChanVariable(y): A=2")
			.getChanVariables()).containsExactly(Map.entry("A", "1"));
		assertThat(event("Event: Newchannel\nChannel: x").getChanVariables()).isEmpty();
	}

	@Test
	void variablesOfStatus() {
		assertThat(this.<StatusEvent>event("Event: Status\nVariable: A=1\nVariable: CHANNEL(state)=Up").getVariable())
			.containsExactly(Map.entry("A", "1"), Map.entry("CHANNEL(state)", "Up"));
	}

	@Test
	void asynchronousAgi() {
		AsyncAGIStartEvent event = event(
				"Event: AsyncAGIStart\nEnv: agi_request%3a%20async%0aagi_callerid%3a%20a%3a%20b%0a");
		assertThat(event.getEnv()).containsExactly(Map.entry("agi_request", "async"),
				Map.entry("agi_callerid", "a: b"));
		assertThat(this.<AsyncAGIExecEvent>event("Event: AsyncAGIExec\nResult: 200%20result%3d1%0a").getResult())
			.isEqualTo("200 result=1\n");
	}

	@Test
	void olderSpellings() {
		assertThat(this.<QueueMemberEntryEvent>event("Event: QueueMember\nName: Anna\nLocation: PJSIP/anna"))
			.satisfies((member) -> {
				assertThat(member.getMemberName()).isEqualTo("Anna");
				assertThat(member.getInterface()).isEqualTo("PJSIP/anna");
			});
		assertThat(this.<AgentCalledEvent>event("Event: AgentCalled\nAgentCalled: SIP/a\nAgentName: Anna"))
			.satisfies((called) -> {
				assertThat(called.getInterface()).isEqualTo("SIP/a");
				assertThat(called.getMemberName()).isEqualTo("Anna");
			});
		assertThat(this.<ManagerEvent>event("Event: Join\nQueue: q\nPosition: 1")).isInstanceOf(QueueCallerEvent.class);
		assertThat(this.<ManagerEvent>event("Event: Dial\nSubEvent: Begin")).isInstanceOf(LegacyDialEvent.class);
	}

	@Test
	void interfacesGroupEvents() {
		List<Class<?>> groups = List.of(ChannelEvent.class, QueueEvent.class, AgentEvent.class);
		assertThat(groups)
			.allMatch((group) -> group.isInstance(this.<ManagerEvent>event("Event: AgentConnect\nQueue: q")));
		assertThat(this.<ManagerEvent>event("Event: ConfbridgeJoin")).isInstanceOf(ConfbridgeEvent.class)
			.isInstanceOf(BridgeEvent.class);
		assertThat(this.<ManagerEvent>event("Event: Cdr")).isNotInstanceOf(ChannelEvent.class);
	}

	@SuppressWarnings("unchecked")
	private <E extends ManagerEvent> E event(String text) {
		return (E) this.registry.create(AmiMessage.of(text), this.registry.origin("pbx1"), Instant.EPOCH);
	}

}
