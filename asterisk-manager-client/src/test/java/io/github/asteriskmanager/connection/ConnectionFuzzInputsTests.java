package io.github.asteriskmanager.connection;

import java.util.stream.Stream;

import io.github.asteriskmanager.fault.FuzzInputs;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the fuzzer has ever found in a connection, and what it starts from.
 */
class ConnectionFuzzInputsTests {

	static Stream<Named<byte[]>> inputs() {
		return FuzzInputs.of(ConnectionFuzz.class);
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void comesToAnEnd(byte[] bytes) {
		new ConnectionFuzz().comesToAnEnd(bytes);
	}

}
