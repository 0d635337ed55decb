package io.github.asteriskmanager.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.Header;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any headers, and for any cut between two reads.
 */
class CodecPropertiesTests {

	@Property
	void whatIsEncodedIsDecodedAgain(@ForAll("headers") List<Header> headers, @ForAll("charsets") Charset charset,
			@ForAll @IntRange(min = 1, max = 200) int readSize) {
		byte[] bytes = new ActionEncoder(charset).encode("Anything", "id-1", headers);
		List<Header> expected = new ArrayList<>(
				List.of(new Header("Action", "Anything"), new Header("ActionID", "id-1")));
		headers.forEach((header) -> expected.add(asReadWith(charset, header)));
		assertThat(decode(bytes, charset, readSize)).singleElement()
			.satisfies((message) -> assertThat(message.headers()).isEqualTo(expected));
	}

	@Property
	void cutsMakeNoDifference(@ForAll @Size(max = 5) List<@From("headers") List<Header>> messages,
			@ForAll @IntRange(min = 1, max = 100) int readSize) {
		StringBuilder stream = new StringBuilder();
		for (List<Header> headers : messages) {
			stream.append("Event: Anything\r\n");
			headers
				.forEach((header) -> stream.append(header.name()).append(": ").append(header.value()).append("\r\n"));
			stream.append("\r\n");
		}
		byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
		List<AmiMessage> cut = decode(bytes, StandardCharsets.UTF_8, readSize);
		assertThat(cut).hasSameSizeAs(messages);
		for (int i = 0; i < messages.size(); i++) {
			List<Header> read = cut.get(i).headers();
			assertThat(read.subList(1, read.size())).isEqualTo(messages.get(i));
			assertThat(cut.get(i).kind()).isEqualTo(AmiMessage.Kind.EVENT);
		}
	}

	@Provide
	Arbitrary<Charset> charsets() {
		return Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);
	}

	/** Names and values as AMI can carry them. */
	@Provide
	Arbitrary<List<Header>> headers() {
		Arbitrary<String> names = Arbitraries.strings()
			.withCharRange('!', '9')
			.withCharRange('A', 'Z')
			.withCharRange('a', 'z')
			.ofMinLength(1)
			.ofMaxLength(40)
			.filter((name) -> !name.equalsIgnoreCase("Action") && !name.equalsIgnoreCase("ActionID"));
		Arbitrary<String> values = Arbitraries.strings()
			.all()
			.excludeChars('\r', '\n', '\0')
			.ofMaxLength(200)
			.map((value) -> new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
			.filter((value) -> !value.startsWith(" "));
		return Combinators.combine(names, values).as(Header::new).list().ofMaxSize(50);
	}

	private static Header asReadWith(Charset charset, Header header) {
		return new Header(header.name(), new String(header.value().getBytes(charset), charset));
	}

	private static List<AmiMessage> decode(byte[] bytes, Charset charset, int readSize) {
		MessageDecoder decoder = MessageDecoder.withoutBanner(charset);
		List<AmiMessage> messages = new ArrayList<>();
		for (int i = 0; i < bytes.length; i += readSize) {
			decoder.feed(bytes, i, Math.min(readSize, bytes.length - i));
			for (AmiMessage next = decoder.next(); next != null; next = decoder.next()) {
				messages.add(next);
			}
		}
		assertThat(decoder.pending()).isZero();
		return messages;
	}

}
