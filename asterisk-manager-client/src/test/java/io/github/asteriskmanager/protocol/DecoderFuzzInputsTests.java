package io.github.asteriskmanager.protocol;

import java.util.stream.Stream;

import io.github.asteriskmanager.fault.FuzzInputs;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the fuzzer has ever found in the decoder, and what it starts from.
 */
class DecoderFuzzInputsTests {

	static Stream<Named<byte[]>> inputs() {
		return FuzzInputs.of(DecoderFuzz.class);
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void decodesAnything(byte[] bytes) {
		new DecoderFuzz().decodesAnything(bytes);
	}

}
