package io.github.asteriskmanager.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.asteriskmanager.MessageLimits;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a server sends, the decoder makes messages of it or says that it is no AMI,
 * and the cut of the reads makes no difference.
 */
class DecoderFuzzTests {

	private static final MessageLimits SMALL = new MessageLimits(512, 1024, 256, 16, 10);

	@FuzzTest(maxDuration = "20s")
	void decodesAnything(byte[] bytes) {
		assertThat(decode(bytes, 1)).isEqualTo(decode(bytes, Math.max(1, bytes.length)));
	}

	private static List<String> decode(byte[] bytes, int readSize) {
		MessageDecoder decoder = new MessageDecoder(StandardCharsets.UTF_8, SMALL);
		List<String> messages = new ArrayList<>();
		try {
			for (int i = 0; i < bytes.length; i += readSize) {
				decoder.feed(bytes, i, Math.min(readSize, bytes.length - i));
				for (AmiMessage next = decoder.next(); next != null; next = decoder.next()) {
					messages.add(next.kind() + " " + next.headers() + next.body());
				}
			}
			messages.add("pending " + decoder.pending());
		}
		catch (ProtocolException ex) {
			messages.add("violation");
		}
		return messages;
	}

}
