package io.github.asteriskmanager.test.record;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.asteriskmanager.test.RecordedFrame;
import io.github.asteriskmanager.test.RecordedStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Masking}.
 */
class MaskingTests {

	private final Masking all = new Masking("ünlocked", EnumSet.allOf(Mask.class));

	private final Masking secretsOnly = new Masking("ünlocked", Set.of());

	@ParameterizedTest
	@ValueSource(strings = { "Password: hush", "Md5Cred: hush", "RefreshToken: hush", "OAuthSecret: hush",
			"Challenge: hush", "ReceivedHash: hush", "AdminPIN: hush", "Output: password                 : hush",
			"Output: secret=hush", "ChanVariable: SIP_PASSWORD=hush", "AppData: a,password=hush,c",
			"Variable: AUTH_TOKEN\r\nValue: hush", "Application: Authenticate\r\nAppData: hush" })
	void secretsAreMasked(String headers) {
		assertThat(mask(this.secretsOnly, headers)).doesNotContain("hush").contains(": ", Secrets.MASK);
	}

	@Test
	void secretOfTheLoginIsMaskedWhereverItStands() {
		assertThat(mask(this.secretsOnly, "Output: user manager has ünlocked it"))
			.contains("Output: user manager has ****** it");
	}

	@Test
	void challengeResponseIsMaskedButNoOther() {
		assertThat(mask(this.all, "Event: ChallengeResponseFailed", "Response: hush", "ExpectedResponse: hush"))
			.doesNotContain("hush");
		assertThat(mask(this.all, "Event: OriginateResponse", "Response: Failure")).contains("Response: Failure");
	}

	@Test
	void sameIsReplacedBySame() {
		String masked = mask(this.all, "Event: NewCallerid", "CallerIDNum: +4915112345678",
				"CallerIDName: Erika Mustermann", "Exten: 08001234567", "Address: IPV4/UDP/10.1.2.3/5060",
				"Contact: sip:erika@pbx.corp.local:5060;x=10.1.2.3", "CallerID: \"Max\" <4915112345678>",
				"AppData: Dial(PJSIP/trunk/sip:4915112345678@10.1.2.4),Erika Mustermann", "Remote: [fe80::1:2]:5060");
		assertThat(masked).contains("CallerIDNum: +5550000000001", "CallerIDName: Name 1", "Exten: 55500000002",
				"IPV4/UDP/192.0.2.1/5060", "sip:erika@host1.example.com:5060;x=192.0.2.1", "\"Name 2\" <5550000000001>",
				"sip:5550000000001@192.0.2.2),Name 1", "[2001:db8::");
		assertThat(this.all).hasToString("masked 0 secrets, 2 numbers, 4 addresses, 2 names");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Channel: PJSIP/alice-00000012", "Uniqueid: 1690000000.12", "Linkedid: pbx-1690000000.12",
			"Timestamp: 1690000000.123456", "EventTV: 2026-01-01T12:30:45.000+0000", "Exten: 1001",
			"AppData: /tmp/1690000000.12.wav", "CallerIDName: <unknown>", "Message: Asterisk 22.5.1",
			"Address: 127.0.0.1:5038", "Key: alice/device", "Family: cidname", "SSRC: 1234567890", "Time: 12:30:45",
			"MemberName: Agent/1001" })
	void whatIsNobodysStays(String header) {
		assertThat(mask(this.all, header)).isEqualTo("Event: X\r\n" + header + "\r\n\r\n");
	}

	@Test
	void bytesStayWhatTheyAre() {
		byte[] latin = "Event: X\r\nName: Jos\u00e9\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(this.all.mask(latin)).isEqualTo(latin);
		RecordedStream.callCenter()
			.frames()
			.forEach((frame) -> assertThat(this.secretsOnly.mask(frame.bytes())).isEqualTo(frame.bytes()));
	}

	@Test
	void messagesStayMessages() {
		for (RecordedFrame frame : RecordedStream.callCenter().frames()) {
			String masked = new String(this.all.mask(frame.bytes()), StandardCharsets.UTF_8);
			assertThat(masked.lines().count()).isEqualTo(frame.text().lines().count());
			assertThat(masked).endsWith("\r\n\r\n");
		}
	}

	private static String mask(Masking masking, String... headers) {
		String message = String.join("\r\n", headers);
		String event = message.startsWith("Event:") ? message : "Event: X\r\n" + message;
		return new String(masking.mask((event + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

}
