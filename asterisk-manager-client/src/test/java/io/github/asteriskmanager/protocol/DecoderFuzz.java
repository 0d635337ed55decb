package io.github.asteriskmanager.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.asteriskmanager.MessageLimits;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzing, in the profile "fuzz" only: whatever a server sends, the decoder makes
 * messages of it or says that it is no AMI, and the cut of the reads makes no difference.
 */
class DecoderFuzz {

	private static final MessageLimits SMALL = new MessageLimits(512, 1024, 256, 16, 10);

	private static final String VIOLATION = "violation";

	@FuzzTest(maxDuration = "20s")
	void decodesAnything(byte[] bytes) {
		List<String> cut = decode(bytes, 1);
		List<String> whole = decode(bytes, Math.max(1, bytes.length));
		// a limit may be found broken while a line is still coming, or not before its end
		int same = (isViolation(cut) || isViolation(whole)) ? Math.min(cut.size(), whole.size()) - 1 : whole.size();
		assertThat(cut.subList(0, Math.min(same, cut.size()))).isEqualTo(whole.subList(0, same));
	}

	private static boolean isViolation(List<String> messages) {
		return !messages.isEmpty() && messages.get(messages.size() - 1).equals(VIOLATION);
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
			messages.add(VIOLATION);
		}
		return messages;
	}

}
