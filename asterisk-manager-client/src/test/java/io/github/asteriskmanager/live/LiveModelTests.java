package io.github.asteriskmanager.live;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.DeviceState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveModel}.
 */
class LiveModelTests {

	private final ModelFeed feed = new ModelFeed();

	private void begin(String uniqueid, String linkedid, String... more) {
		this.feed.channel("Newchannel", uniqueid, linkedid, "4", more);
	}

	private void enter(String uniqueid, String linkedid, String bridge, String type, String technology) {
		this.feed.channel("BridgeEnter", uniqueid, linkedid, "6", "BridgeUniqueid", bridge, "BridgeType", type,
				"BridgeTechnology", technology);
	}

	private void talk(String one, String other, String linkedid) {
		enter(one, linkedid, "b1", "basic", "simple_bridge");
		enter(other, linkedid, "b1", "basic", "simple_bridge");
	}

	@Test
	void callFromBeginToEnd() {
		begin("1.1", "1.1", "Exten", "200", "CallerIDNum", "0301");
		this.feed.pass(Duration.ofSeconds(1)).channel("Newchannel", "1.2", "1.1", "0");
		this.feed.event("DialBegin", "Uniqueid", "1.1", "DestUniqueid", "1.2", "DestChannel", "PJSIP/1.2");
		this.feed.channel("Newstate", "1.2", "1.1", "5").channel("Newstate", "1.2", "1.1", "5");
		assertThat(this.feed.state().calls()).singleElement()
			.satisfies((call) -> assertThat(call.state()).isEqualTo(CallState.RINGING));
		this.feed.pass(Duration.ofSeconds(5));
		talk("1.1", "1.2", "1.1");
		assertThat(this.feed.state().callsOf("200")).singleElement()
			.satisfies((call) -> assertThat(call.state()).isEqualTo(CallState.TALKING));
		this.feed.channel("Hold", "1.2", "1.1", "6").channel("Unhold", "1.2", "1.1", "6");
		this.feed.pass(Duration.ofSeconds(10))
			.channel("HangupRequest", "1.2", "1.1", "6")
			.channel("Hangup", "1.2", "1.1", "6", "Cause", "16", "Cause-txt", "Normal Clearing")
			.channel("Hangup", "1.1", "1.1", "6", "Cause", "16");
		assertThat(this.feed.told).extracting((event) -> event.getClass().getSimpleName())
			.containsExactly("CallStartedEvent", "CallRingingEvent", "CallAnsweredEvent", "CallHeldEvent",
					"CallResumedEvent", "CallEndedEvent");
		assertThat(this.feed.told(CallAnsweredEvent.class)).singleElement()
			.satisfies((event) -> assertThat(event.after()).isEqualTo(Duration.ofSeconds(6)));
		assertThat(this.feed.told(CallEndedEvent.class)).singleElement().satisfies((end) -> {
			assertThat(end.duration()).isEqualTo(Duration.ofSeconds(16));
			assertThat(end.talked()).isEqualTo(Duration.ofSeconds(10));
			assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
			assertThat(end.call().hungUpBy()).isEqualTo("PJSIP/1.2");
			assertThat(end.call().hangupCause()).isEqualTo(16);
			assertThat(end.call().hangupText()).isEqualTo("Normal Clearing");
			assertThat(end.call().parties()).extracting(Party::dialled).containsExactly(false, true);
		});
		assertThat(this.feed.state().callsOf("200")).isEmpty();
		Invariants.checkEmpty(this.feed.state());
	}

	@Test
	void holdingBridgeIsNoConversation() {
		begin("1.1", "1.1");
		begin("1.2", "1.2");
		enter("1.1", "1.1", "b1", "basic", "holding_bridge");
		enter("1.2", "1.2", "b1", "basic", "holding_bridge");
		assertThat(this.feed.state().calls()).hasSize(2).noneMatch(Call::isAnswered);
		assertThat(this.feed.state().bridges()).noneMatch(Bridge::isConversation);
	}

	@Test
	void basicBridgeMakesOneCallOfTwo() {
		begin("9.1", "9.1");
		begin("10.1", "10.1");
		enter("10.1", "10.1", "b1", "basic", "simple_bridge");
		enter("9.1", "9.1", "b1", "basic", "simple_bridge");
		assertThat(this.feed.state().calls()).singleElement().satisfies((call) -> {
			assertThat(call.linkedid()).isEqualTo("9.1");
			assertThat(call.parties()).hasSize(2);
		});
		assertThat(this.feed.told(CallEndedEvent.class)).singleElement()
			.satisfies((end) -> assertThat(end.reason()).isEqualTo(CallEndedEvent.Reason.MERGED));
		// an event from before that was overtaken changes nothing
		this.feed.channel("Newstate", "10.1", "10.1", "6");
		assertThat(this.feed.state().calls()).hasSize(1);
	}

	@Test
	void conferenceKeepsCallsApart() {
		begin("9.1", "9.1");
		begin("10.1", "10.1");
		enter("10.1", "10.1", "b1", "base", "softmix");
		enter("9.1", "9.1", "b1", "base", "softmix");
		assertThat(this.feed.state().calls()).hasSize(2).allMatch(Call::isAnswered);
	}

	@Test
	void eventsAboutUnknownChannelsAreLate() {
		this.feed.channel("Newstate", "1.1", "1.1", "6").channel("Hangup", "1.1", "1.1", "6");
		enter("1.2", "1.2", "b1", "basic", "simple_bridge");
		assertThat(this.feed.state().channels()).isEmpty();
		assertThat(this.feed.told).isEmpty();
	}

	@Test
	void whatIsFoundIsToldAsFoundAndWhatIsGoneAsUnseen() {
		begin("1.1", "1.1");
		begin("1.2", "1.1");
		talk("1.1", "1.2", "1.1");
		this.feed.pass(Duration.ofMinutes(1))
			.item("BridgeListItem", "BridgeUniqueid", "b2", "BridgeType", "basic", "BridgeTechnology", "simple_bridge")
			.item("CoreShowChannel", "Channel", "PJSIP/2.1", "ChannelState", "6", "Uniqueid", "2.1", "Linkedid", "2.1",
					"BridgeId", "b2", "Duration", "00:00:40")
			.item("CoreShowChannel", "Channel", "PJSIP/2.2", "ChannelState", "6", "Uniqueid", "2.2", "Linkedid", "2.1",
					"BridgeId", "b2", "Duration", "00:00:30");
		assertThat(this.feed.resynced(Resync.CHANNELS, Resync.BRIDGES)).isEqualTo(3);
		assertThat(this.feed.told(CallEndedEvent.class)).singleElement().satisfies((end) -> {
			assertThat(end.reason()).isEqualTo(CallEndedEvent.Reason.UNSEEN);
			assertThat(end.call().linkedid()).isEqualTo("1.1");
		});
		assertThat(this.feed.told(CallStartedEvent.class)).extracting(CallStartedEvent::discovered)
			.containsExactly(false, true);
		assertThat(this.feed.told(CallAnsweredEvent.class)).extracting((event) -> event.call().linkedid())
			.containsExactly("1.1");
		assertThat(this.feed.state().calls()).singleElement().satisfies((call) -> {
			assertThat(call.state()).isEqualTo(CallState.TALKING);
			assertThat(call.startedAt()).isEqualTo(this.feed.now().minusSeconds(40));
			assertThat(call.answeredAt()).isEqualTo(this.feed.now().minusSeconds(30));
		});
		assertThat(this.feed.model.unseenCalls()).isEqualTo(1);
	}

	@Test
	void answerThatWasMissedIsTold() {
		begin("1.1", "1.1");
		begin("1.2", "1.1");
		this.feed
			.item("BridgeListItem", "BridgeUniqueid", "b2", "BridgeType", "basic", "BridgeTechnology", "simple_bridge")
			.item("CoreShowChannel", "Channel", "PJSIP/1.1", "ChannelState", "6", "Uniqueid", "1.1", "Linkedid", "1.1",
					"BridgeId", "b2")
			.item("CoreShowChannel", "Channel", "PJSIP/1.2", "ChannelState", "6", "Uniqueid", "1.2", "Linkedid", "1.1",
					"BridgeId", "b2");
		this.feed.resynced(Resync.CHANNELS, Resync.BRIDGES);
		assertThat(this.feed.told(CallAnsweredEvent.class)).hasSize(1);
		// events from before the list that come after it
		this.feed.channel("Newstate", "1.2", "1.1", "5").channel("Newstate", "1.2", "1.1", "6");
		talk("1.1", "1.2", "1.1");
		assertThat(this.feed.told(CallAnsweredEvent.class)).hasSize(1);
		assertThat(this.feed.told(CallRingingEvent.class)).isEmpty();
	}

	@Test
	void listThatDidNotComeForgetsNothing() {
		begin("1.1", "1.1");
		this.feed.resynced(Resync.BRIDGES);
		assertThat(this.feed.state().channels()).hasSize(1);
		this.feed.resynced(Resync.CHANNELS);
		assertThat(this.feed.state().channels()).isEmpty();
	}

	@Test
	void callGoesOnWithAChannelThatIsListedLater() {
		begin("9.1", "9.1");
		begin("10.1", "10.1");
		this.feed
			.item("CoreShowChannel", "Channel", "PJSIP/10.1", "ChannelState", "6", "Uniqueid", "10.1", "Linkedid",
					"9.1")
			.item("CoreShowChannel", "Channel", "PJSIP/10.2", "ChannelState", "6", "Uniqueid", "10.2", "Linkedid",
					"10.1")
			.item("CoreShowChannel", "Channel", "PJSIP/9.1", "ChannelState", "6", "Uniqueid", "9.1", "Linkedid", "9.1");
		this.feed.resynced(Resync.CHANNELS);
		assertThat(this.feed.told(CallStartedEvent.class)).hasSize(2);
		assertThat(this.feed.told(CallEndedEvent.class)).isEmpty();
		assertThat(Objects.requireNonNull(this.feed.state().callOf("10.2")).linkedid()).isEqualTo("10.1");
		// a list made before the calls were joined
		this.feed.item("CoreShowChannel", "Channel", "PJSIP/10.1", "ChannelState", "6", "Uniqueid", "10.1", "Linkedid",
				"10.1");
		assertThat(Objects.requireNonNull(this.feed.state().callOf("10.1")).linkedid()).isEqualTo("9.1");
	}

	@Test
	void listsThatWereInterruptedNameNothing() {
		this.feed.item("CoreShowChannel", "Channel", "PJSIP/1.1", "ChannelState", "6", "Uniqueid", "1.1", "Linkedid",
				"1.1");
		this.feed.item("QueueMember", "Queue", "sales", "Name", "Bob", "Location", "PJSIP/bob", "Status", "1");
		this.feed.model.interrupted(this.feed.now());
		this.feed.resynced(Resync.CHANNELS, Resync.QUEUES);
		assertThat(this.feed.state().channels()).isEmpty();
		assertThat(this.feed.state().agents()).isEmpty();
	}

	@Test
	void queueCallersAreServedOrGiveUp() {
		begin("1.1", "1.1");
		begin("1.2", "1.2");
		begin("1.3", "1.3");
		this.feed.channel("QueueCallerJoin", "1.1", "1.1", "6", "Queue", "sales", "Position", "1")
			.channel("QueueCallerJoin", "1.2", "1.2", "6", "Queue", "sales", "Position", "2")
			.channel("QueueCallerJoin", "1.3", "1.3", "6", "Queue", "sales", "Position", "1");
		CallQueue queue = Objects.requireNonNull(this.feed.state().queue("sales"));
		assertThat(queue.callers()).extracting(QueueCaller::uniqueid).containsExactly("1.3", "1.1", "1.2");
		assertThat(Objects.requireNonNull(this.feed.state().call("1.1")).state()).isEqualTo(CallState.QUEUED);
		this.feed.channel("QueueCallerLeave", "1.1", "1.1", "6", "Queue", "sales")
			.channel("AgentConnect", "1.1", "1.1", "6", "Queue", "sales", "Interface", "PJSIP/alice", "MemberName",
					"Alice", "HoldTime", "7")
			.channel("QueueCallerAbandon", "1.2", "1.2", "6", "Queue", "sales", "HoldTime", "9")
			.channel("QueueCallerLeave", "1.2", "1.2", "6", "Queue", "sales")
			.channel("QueueCallerLeave", "1.3", "1.3", "6", "Queue", "sales")
			.channel("AgentComplete", "1.1", "1.1", "6", "Queue", "sales");
		assertThat(this.feed.told(QueueCallerServedEvent.class)).singleElement().satisfies((served) -> {
			assertThat(served.caller().uniqueid()).isEqualTo("1.1");
			assertThat(served.memberName()).isEqualTo("Alice");
			assertThat(served.waited()).isEqualTo(Duration.ofSeconds(7));
		});
		assertThat(this.feed.told(QueueCallerAbandonedEvent.class)).singleElement()
			.satisfies((abandoned) -> assertThat(abandoned.caller().uniqueid()).isEqualTo("1.2"));
		queue = Objects.requireNonNull(this.feed.state().queue("sales"));
		assertThat(queue.callers()).isEmpty();
		assertThat(queue.completed()).isEqualTo(1);
		assertThat(queue.abandoned()).isEqualTo(1);
		assertThat(Objects.requireNonNull(this.feed.state().call("1.1")).queueMember()).isEqualTo("PJSIP/alice");
		this.feed.channel("Hangup", "1.2", "1.2", "6");
		assertThat(this.feed.told(CallEndedEvent.class)).singleElement()
			.satisfies((end) -> assertThat(end.disposition()).isEqualTo(Disposition.ABANDONED));
	}

	private void member(String event, String queue, String status, String paused) {
		this.feed.event(event, "Queue", queue, "MemberName", "Alice", "Interface", "PJSIP/alice", "Status", status,
				"Paused", paused);
	}

	@Test
	void agentIsOneAcrossQueues() {
		member("QueueMemberAdded", "sales", "1", "0");
		member("QueueMemberAdded", "support", "1", "0");
		member("QueueMemberStatus", "sales", "6", "0");
		member("QueueMemberStatus", "support", "6", "0");
		member("QueueMemberStatus", "sales", "2", "0");
		member("QueueMemberStatus", "support", "2", "0");
		member("QueueMemberStatus", "sales", "1", "0");
		member("QueueMemberStatus", "support", "1", "0");
		member("QueueMemberPause", "sales", "1", "1");
		assertThat(Objects.requireNonNull(this.feed.state().agent("PJSIP/alice")).status())
			.isEqualTo(AgentStatus.AVAILABLE);
		member("QueueMemberPause", "support", "1", "1");
		assertThat(this.feed.told(AgentStateChangedEvent.class)).extracting((event) -> event.agent().status())
			.containsExactly(AgentStatus.RINGING, AgentStatus.BUSY, AgentStatus.AVAILABLE, AgentStatus.PAUSED);
		assertThat(Objects.requireNonNull(this.feed.state().agent("PJSIP/alice")).queues()).containsExactly("sales",
				"support");
		assertThat(this.feed.state().memberships("PJSIP/alice")).extracting(QueueMember::queue)
			.containsExactly("sales", "support");
		member("QueueMemberRemoved", "sales", "1", "0");
		member("QueueMemberRemoved", "support", "1", "0");
		assertThat(this.feed.state().agents()).isEmpty();
	}

	@Test
	void membersThatAListNoLongerNamesAreGone() {
		member("QueueMemberAdded", "sales", "1", "0");
		member("QueueMemberAdded", "old", "1", "0");
		this.feed.item("QueueParams", "Queue", "sales", "ServiceLevel", "20", "Completed", "3")
			.item("QueueMember", "Queue", "sales", "Name", "Bob", "Location", "PJSIP/bob", "Status", "5");
		this.feed.resynced(Resync.QUEUES);
		assertThat(this.feed.state().queues()).singleElement().satisfies((queue) -> {
			assertThat(queue.members()).extracting(QueueMember::member).containsExactly("PJSIP/bob");
			assertThat(queue.serviceLevel()).isEqualTo(Duration.ofSeconds(20));
			assertThat(queue.completed()).isEqualTo(3);
		});
		assertThat(this.feed.state().agents()).singleElement()
			.satisfies((agent) -> assertThat(agent.status()).isEqualTo(AgentStatus.UNAVAILABLE));
	}

	@Test
	void endpointIsReachableWhileOneOfItsContactsIs() {
		contact("sip:1", "Created");
		contact("sip:1", "Reachable");
		contact("sip:2", "Unreachable");
		contact("sip:1", "Unreachable");
		contact("sip:2", "Reachable");
		contact("sip:2", "Removed");
		assertThat(this.feed.told(EndpointReachabilityEvent.class)).extracting(EndpointReachabilityEvent::reachable)
			.containsExactly(true, false, true, false);
		assertThat(this.feed.state().endpoints()).singleElement().satisfies((endpoint) -> {
			assertThat(endpoint.name()).isEqualTo("PJSIP/alice");
			assertThat(endpoint.contacts()).extracting(Contact::uri).containsExactly("sip:1");
		});
		this.feed.event("PeerStatus", "ChannelType", "SIP", "Peer", "SIP/bob", "PeerStatus", "Registered")
			.event("PeerStatus", "ChannelType", "SIP", "Peer", "SIP/bob", "PeerStatus", "Unreachable");
		assertThat(this.feed.told(EndpointReachabilityEvent.class)).last()
			.satisfies((event) -> assertThat(event.endpoint().name()).isEqualTo("SIP/bob"));
	}

	private void contact(String uri, String status) {
		this.feed.event("ContactStatus", "URI", uri, "ContactStatus", status, "AOR", "alice", "EndpointName", "alice");
	}

	@Test
	void directionFollowsFromHintsOrTrunks() {
		this.feed.event("ExtensionStatus", "Exten", "100", "Context", "hints", "Hint", "PJSIP/alice&Custom:x", "Status",
				"0");
		named(this.feed, "1.1", "1.1", "PJSIP/alice-1");
		assertThat(direction(this.feed, "1.1")).isEqualTo(Direction.INTERNAL);
		named(this.feed, "1.2", "1.1", "PJSIP/carrier-1");
		assertThat(direction(this.feed, "1.1")).isEqualTo(Direction.OUTBOUND);
		named(this.feed, "2.1", "2.1", "PJSIP/carrier-2");
		named(this.feed, "2.2", "2.1", "Local/100@x-1;1");
		assertThat(direction(this.feed, "2.1")).isEqualTo(Direction.INBOUND);
		assertThat(this.feed.state().hint("100", "hints")).isNotNull();
		ModelFeed trunks = new ModelFeed(
				new LiveOptions(Set.of("PJSIP/carrier"), Duration.ZERO, Duration.ofHours(1), 10));
		named(trunks, "1.1", "1.1", "PJSIP/bob-1");
		assertThat(direction(trunks, "1.1")).isEqualTo(Direction.INTERNAL);
		named(trunks, "2.1", "2.1", "PJSIP/carrier-1");
		named(trunks, "2.2", "2.1", "PJSIP/carrier-2");
		assertThat(direction(trunks, "2.1")).isEqualTo(Direction.TRANSIT);
	}

	private static void named(ModelFeed feed, String uniqueid, String linkedid, String name) {
		feed.event("Newchannel", "Channel", name, "ChannelState", "4", "Uniqueid", uniqueid, "Linkedid", linkedid);
	}

	private static Direction direction(ModelFeed feed, String linkedid) {
		return Objects.requireNonNull(feed.state().call(linkedid)).direction();
	}

	@Test
	void channelsBeyondTheMostAreCounted() {
		ModelFeed small = new ModelFeed(new LiveOptions(Set.of(), Duration.ZERO, Duration.ofHours(1), 2));
		for (int i = 1; i <= 5; i++) {
			small.channel("Newchannel", "1." + i, "1." + i, "4");
		}
		for (int i = 1; i <= 5; i++) {
			small.channel("Hangup", "1." + i, "1." + i, "4");
		}
		assertThat(small.model.untracked()).isEqualTo(3);
		Invariants.checkEmpty(small.state());
	}

	@Test
	void devicesThatComeWithCallsGoWithThem() {
		device("Local/0301@out", "INUSE");
		device("PJSIP/alice", "NOT_INUSE");
		assertThat(this.feed.state().devices()).hasSize(2);
		device("Local/0301@out", "NOT_INUSE");
		assertThat(this.feed.state().devices()).singleElement()
			.satisfies((device) -> assertThat(device.state()).isEqualTo(DeviceState.NOT_IN_USE));
	}

	private void device(String name, String state) {
		this.feed.event("DeviceStateChange", "Device", name, "State", state);
	}

	@Test
	void mailboxesAndRecordings() {
		this.feed.event("MessageWaiting", "Mailbox", "100@default", "Waiting", "1", "New", "2", "Old", "1");
		assertThat(Objects.requireNonNull(this.feed.state().mailbox("100@default")).isWaiting()).isTrue();
		this.feed.item("VoicemailUserEntry", "VMContext", "default", "VoiceMailbox", "101", "NewMessageCount", "0",
				"OldMessageCount", "3");
		this.feed.resynced(Resync.MAILBOXES);
		assertThat(this.feed.state().mailboxes()).extracting(Mailbox::name).containsExactly("101@default");
		begin("1.1", "1.1");
		this.feed.channel("MixMonitorStart", "1.1", "1.1", "6");
		assertThat(this.feed.state().calls()).allMatch(Call::recording);
		this.feed.channel("MixMonitorStop", "1.1", "1.1", "6");
		assertThat(this.feed.state().calls()).noneMatch(Call::recording);
	}

	@Test
	void snapshotStaysAsItWas() {
		begin("1.1", "1.1");
		LiveSnapshot before = this.feed.state();
		this.feed.channel("Hangup", "1.1", "1.1", "4");
		assertThat(before.channels()).hasSize(1);
		assertThat(before.call("1.1")).isNotNull();
		assertThat(this.feed.state().version()).isGreaterThan(before.version());
	}

}
