package io.github.asteriskmanager.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Fuzzing, in the profile "fuzz" only: the decoder against anything that a server could
 * send. What it found is tried by {@link DecoderFuzzInputsTests} in each build.
 */
class DecoderFuzz {

	@FuzzTest(maxDuration = "20s")
	void decodesAnything(byte[] bytes) {
		DecoderTarget.fuzzerTestOneInput(bytes);
	}

}
