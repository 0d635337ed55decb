package io.github.asteriskmanager.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.MessageLimits;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a server sends, the decoder makes messages of it or says that it is no AMI,
 * and the cut of the reads makes no difference. For long runs the fuzzer calls it without
 * JUnit, which doubles the speed.
 */
public final class DecoderTarget {

	private static final MessageLimits SMALL = new MessageLimits(512, 1024, 256, 16, 10);

	private DecoderTarget() {
	}

	/**
	 * Called by the fuzzer.
	 * @param bytes what the server sends
	 */
	public static void fuzzerTestOneInput(byte[] bytes) {
		Random cuts = new Random(Arrays.hashCode(bytes));
		int longest = 1 << cuts.nextInt(7);
		Decoded cut = decode(bytes, () -> 1 + cuts.nextInt(longest));
		Decoded whole = decode(bytes, () -> Math.max(1, bytes.length));
		// the assertion costs more than all decoding, and is for the message of a failure
		if (!agree(cut, whole)) {
			assertThat(cut).isEqualTo(whole);
		}
	}

	/**
	 * A limit may be found broken while a line is still coming, or not before its end.
	 */
	private static boolean agree(Decoded one, Decoded other) {
		if (!one.violated && !other.violated) {
			return one.equals(other);
		}
		int both = Math.min(one.messages.size(), other.messages.size());
		return one.messages.subList(0, both).equals(other.messages.subList(0, both));
	}

	private static Decoded decode(byte[] bytes, IntSupplier readSizes) {
		MessageDecoder decoder = new MessageDecoder(StandardCharsets.UTF_8, SMALL);
		List<Read> messages = new ArrayList<>();
		try {
			int size;
			for (int i = 0; i < bytes.length; i += size) {
				size = Math.min(readSizes.getAsInt(), bytes.length - i);
				decoder.feed(bytes, i, size);
				for (AmiMessage next = decoder.next(); next != null; next = decoder.next()) {
					messages.add(new Read(next.kind(), next.headers(), next.body()));
				}
			}
			return new Decoded(messages, false, decoder.pending());
		}
		catch (ProtocolException ex) {
			return new Decoded(messages, true, 0);
		}
	}

	private record Decoded(List<Read> messages, boolean violated, int pending) {
	}

	private record Read(AmiMessage.Kind kind, List<Header> headers, @Nullable String body) {
	}

}
