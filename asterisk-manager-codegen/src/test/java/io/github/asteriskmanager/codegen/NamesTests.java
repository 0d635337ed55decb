package io.github.asteriskmanager.codegen;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTests {

	@ParameterizedTest
	@CsvSource({ "Cause, Cause", "Cause-txt, CauseTxt", "T38 Session Duration, T38SessionDuration", "100rel, 100rel",
			"SIP-Callid, SIPCallid", "Peer_Count, PeerCount" })
	void capitalised(String wireName, String name) {
		assertThat(Names.capitalised(wireName)).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "Channel, channel", "CallerID, callerID", "URI, uri", "ID, id", "Content-Type, contentType",
			"DAHDIChannel, dahdiChannel", "Interface, interfaceValue", "Channel1, channel1" })
	void variable(String wireName, String name) {
		assertThat(Names.variable(wireName)).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "stop, STOP", "OneThousandth, ONE_THOUSANDTH", "NA, NA", "V.21, V_21",
			"Not Permitted, NOT_PERMITTED" })
	void constant(String wireName, String name) {
		assertThat(Names.constant(wireName)).isEqualTo(name);
	}

}
