package io.github.asteriskmanager.event;

import java.util.stream.Stream;

import io.github.asteriskmanager.fault.FuzzInputs;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the fuzzer has ever found in the binding of user events, and what it starts from.
 */
class UserEventFuzzInputsTests {

	static Stream<Named<byte[]>> inputs() {
		return FuzzInputs.of(UserEventFuzz.class);
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void makesAnEvent(byte[] bytes) {
		new UserEventFuzz().makesAnEvent(bytes);
	}

}
