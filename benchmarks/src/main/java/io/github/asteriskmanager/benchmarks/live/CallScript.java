package io.github.asteriskmanager.benchmarks.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a call between two phones, as Asterisk 22 sends them to a user who reads
 * {@code call}, with identities that differ from call to call.
 */
final class CallScript {

	/** Two channels each; identities count by two. */
	static final int CHANNELS = 2;

	private static final int DIGITS = 9;

	/** Stand for the first and the second channel of a call. */
	private static final String[] MARKS = { "#########", "%%%%%%%%%" };

	private final byte[] template;

	/** Where a number stands, by channel. */
	private final List<List<Integer>> places = new ArrayList<>();

	private final int events;

	private CallScript(String text) {
		this.template = text.getBytes(StandardCharsets.US_ASCII);
		this.events = text.split("\r\n\r\n").length;
		for (String mark : MARKS) {
			List<Integer> positions = new ArrayList<>();
			for (int i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + DIGITS)) {
				positions.add(i);
			}
			this.places.add(positions);
		}
	}

	/** From the first channel until both talk. */
	static CallScript begin() {
		String dest = channel("Dest", 1, "5");
		return new CallScript(event("Newchannel", channel("", 0, "4")) + event("Newchannel", channel("", 1, "0"))
				+ event("NewCallerid", channel("", 1, "0")) + event("NewConnectedLine", channel("", 1, "0"))
				+ event("DialBegin", channel("", 0, "4") + dest) + event("Newstate", channel("", 1, "5"))
				+ event("DialState", channel("", 0, "4") + dest) + event("Newstate", channel("", 1, "6"))
				+ event("DialEnd", channel("", 0, "4") + dest + "DialStatus: ANSWER\r\n")
				+ event("Newstate", channel("", 0, "6")) + event("BridgeCreate", bridge(0))
				+ event("BridgeEnter", bridge(1) + channel("", 1, "6"))
				+ event("BridgeEnter", bridge(2) + channel("", 0, "6")));
	}

	/** From the one who hangs up until both are gone. */
	static CallScript end() {
		return new CallScript(
				event("HangupRequest", channel("", 1, "6")) + event("BridgeLeave", bridge(1) + channel("", 1, "6"))
						+ event("BridgeLeave", bridge(0) + channel("", 0, "6")) + event("BridgeDestroy", bridge(0))
						+ event("Hangup", channel("", 1, "6") + "Cause: 16\r\nCause-txt: Normal Clearing\r\n")
						+ event("SoftHangupRequest", channel("", 0, "6"))
						+ event("Hangup", channel("", 0, "6") + "Cause: 16\r\nCause-txt: Normal Clearing\r\n"));
	}

	private static String event(String name, String headers) {
		return "Event: " + name + "\r\nPrivilege: call,all\r\n" + headers + "\r\n";
	}

	private static String channel(String prefix, int which, String state) {
		String number = (which == 0) ? "030" + MARKS[0] : "1001";
		String other = (which == 0) ? "1001" : "030" + MARKS[0];
		String text = "Channel: PJSIP/" + ((which == 0) ? "carrier-" : "alice-") + MARKS[which] + "\r\nChannelState: "
				+ state + "\r\nChannelStateDesc: Up\r\nCallerIDNum: " + number + "\r\nCallerIDName: Caller " + number
				+ "\r\nConnectedLineNum: " + other + "\r\nConnectedLineName: Caller " + other
				+ "\r\nLanguage: en\r\nAccountCode: \r\nContext: from-carrier\r\nExten: 1001\r\nPriority: 1\r\nUniqueid: "
				+ "1700000000." + MARKS[which] + "\r\nLinkedid: 1700000000." + MARKS[0] + "\r\n";
		return text.lines().map((line) -> prefix + line + "\r\n").reduce("", String::concat);
	}

	private static String bridge(int channels) {
		return "BridgeUniqueid: 5f1c9c1e-0000-4000-8000-000" + MARKS[0] + "\r\nBridgeType: basic\r\nBridgeTechnology: "
				+ "simple_bridge\r\nBridgeCreator: <unknown>\r\nBridgeName: <unknown>\r\nBridgeNumChannels: " + channels
				+ "\r\nBridgeVideoSourceMode: none\r\n";
	}

	/** Events of a call. */
	int events() {
		return this.events;
	}

	/** The bytes for one call; the same array each time. */
	byte[] of(int call) {
		for (int which = 0; which < CHANNELS; which++) {
			int number = 100_000_000 + call * CHANNELS + which;
			for (int place : this.places.get(which)) {
				int rest = number;
				for (int digit = DIGITS - 1; digit >= 0; digit--) {
					this.template[place + digit] = (byte) ('0' + rest % 10);
					rest /= 10;
				}
			}
		}
		return this.template;
	}

}
