package io.github.asteriskmanager.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.asteriskmanager.Header;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any headers, and for any cut between two reads. Each build tries the
 * same thousand; {@code -Dcodec.seed} gives others.
 */
class CodecPropertiesTests {

	private static final int TRIES = 1_000;

	/** What is special to the protocol, more often than chance would have it. */
	private static final List<String> SPECIAL = List.of("", ":", ": ", " ", "\t", "--END COMMAND--", "Event: Hangup",
			"Response: Follows", "ActionID: 1", "\uFEFF", "\u0085", "\u2028", "\uD83D\uDE00", "\u007F");

	@Test
	void whatIsEncodedIsDecodedAgain() {
		forAll((random) -> {
			Charset charset = random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
			List<Header> headers = headers(random);
			byte[] bytes = new ActionEncoder(charset).encode("Anything", "id-1", headers);
			List<Header> expected = new ArrayList<>(
					List.of(new Header("Action", "Anything"), new Header("ActionID", "id-1")));
			headers.forEach((header) -> expected.add(asReadWith(charset, header)));
			assertThat(decode(bytes, charset, random)).singleElement()
				.satisfies((message) -> assertThat(message.headers()).isEqualTo(expected));
		});
	}

	@Test
	void cutsMakeNoDifference() {
		forAll((random) -> {
			List<List<Header>> messages = Stream.generate(() -> headers(random)).limit(random.nextInt(6)).toList();
			byte[] bytes = events(messages).getBytes(StandardCharsets.UTF_8);
			List<AmiMessage> read = decode(bytes, StandardCharsets.UTF_8, random);
			assertThat(read).hasSameSizeAs(messages).allMatch((message) -> message.kind() == AmiMessage.Kind.EVENT);
			for (int i = 0; i < messages.size(); i++) {
				List<Header> headers = read.get(i).headers();
				assertThat(headers.subList(1, headers.size())).isEqualTo(messages.get(i));
			}
		});
	}

	@Test
	void headerIsTheFirstOfItsNameHoweverManyAreAskedFor() {
		forAll((random) -> {
			List<Header> sent = new ArrayList<>(headers(random));
			for (int i = random.nextInt(300); i > 0 && !sent.isEmpty(); i--) {
				sent.add(new Header(anyCase(random, sent.get(random.nextInt(sent.size())).name()), "again"));
			}
			AmiMessage message = decode(events(List.of(sent)).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8,
					random)
				.get(0);
			List<Header> headers = message.headers();
			for (int i = 0; i < 60; i++) {
				String name = (random.nextBoolean())
						? anyCase(random, headers.get(random.nextInt(headers.size())).name()) : name(random);
				List<Header> same = headers.stream().filter((header) -> header.name().equalsIgnoreCase(name)).toList();
				assertThat(message.find(name, 0)).isEqualTo((same.isEmpty()) ? -1 : headers.indexOf(same.get(0)));
				assertThat(message.headers(name)).isEqualTo(same.stream().map(Header::value).toList());
			}
		});
	}

	private static String anyCase(Random random, String name) {
		return (random.nextBoolean()) ? name
				: (random.nextBoolean()) ? name.toLowerCase(Locale.ROOT) : name.toUpperCase(Locale.ROOT);
	}

	private static void forAll(Consumer<Random> property) {
		long first = Long.getLong("codec.seed", 1);
		for (long seed = first; seed < first + TRIES; seed++) {
			try {
				property.accept(new Random(seed));
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("Fails with -Dcodec.seed=" + seed, ex);
			}
		}
	}

	private static String events(List<List<Header>> messages) {
		StringBuilder stream = new StringBuilder();
		for (List<Header> headers : messages) {
			stream.append("Event: Anything\r\n");
			headers
				.forEach((header) -> stream.append(header.name()).append(": ").append(header.value()).append("\r\n"));
			stream.append("\r\n");
		}
		return stream.toString();
	}

	/** Names and values as AMI can carry them. */
	private static List<Header> headers(Random random) {
		return Stream.generate(() -> new Header(name(random), value(random))).limit(random.nextInt(51)).toList();
	}

	private static String name(Random random) {
		String name = random.ints('!', 'z' + 1)
			.filter((c) -> c != ':')
			.limit(1 + random.nextInt(40))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		return (name.equalsIgnoreCase("Action") || name.equalsIgnoreCase("ActionID")) ? "X" : name;
	}

	/** Blanks before a value are lost, and so is half of a character. */
	private static String value(Random random) {
		StringBuilder text = new StringBuilder();
		int parts = random.nextInt(20);
		for (int i = 0; i < parts; i++) {
			switch (random.nextInt(3)) {
				case 0 -> text.append(SPECIAL.get(random.nextInt(SPECIAL.size())));
				case 1 -> random.ints(random.nextInt(10), ' ', 127).forEach(text::appendCodePoint);
				default ->
					random.ints(random.nextInt(10), ' ', Character.MAX_CODE_POINT + 1).forEach(text::appendCodePoint);
			}
		}
		String value = new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		return value.startsWith(" ") ? value.stripLeading() : value;
	}

	private static Header asReadWith(Charset charset, Header header) {
		return new Header(header.name(), new String(header.value().getBytes(charset), charset));
	}

	private static List<AmiMessage> decode(byte[] bytes, Charset charset, Random random) {
		MessageDecoder decoder = MessageDecoder.withoutBanner(charset);
		List<AmiMessage> messages = new ArrayList<>();
		int longest = 1 + random.nextInt(200);
		int size;
		for (int i = 0; i < bytes.length; i += size) {
			size = Math.min(1 + random.nextInt(longest), bytes.length - i);
			decoder.feed(bytes, i, size);
			for (AmiMessage next = decoder.next(); next != null; next = decoder.next()) {
				messages.add(next);
			}
		}
		assertThat(decoder.pending()).isZero();
		return messages;
	}

}
