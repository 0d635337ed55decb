package io.github.asteriskmanager.protocol;

import java.util.List;
import java.util.stream.IntStream;

import io.github.asteriskmanager.Header;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that headers are read as sent, whatever names stood in their places before.
 */
class HeaderNamesTests {

	@Test
	void namesAreSharedByMessages() {
		List<Header> first = headers("Channel: a", "Exten: 1");
		List<Header> second = headers("Channel: b", "Exten: 2");
		assertThat(second).containsExactly(new Header("Event", "SharedNames"), new Header("Channel", "b"),
				new Header("Exten", "2"));
		assertThat(second.get(1).name()).isSameAs(first.get(1).name());
	}

	@Test
	void otherNamesInTheSamePlacesAreReadAsSent() {
		for (String name : List.of("Channel", "CHANNEL", "Channe", "Channels", "Kanäle", "Kanöle", "C", "", "Channel ",
				"DestChannelStateDesc", "DestChannelStateDesK", "x".repeat(41), "x".repeat(40) + "y")) {
			assertThat(headers(name + ": a", name + ":b")).as(name)
				.containsExactly(new Header("Event", "SharedNames"), new Header(name, "a"), new Header(name, "b"));
		}
	}

	@Test
	void aLineWithoutColonIsAllValue() {
		headers("Channel: a", "Exten: 1");
		assertThat(headers("Channel", "Exten: 1").get(1)).isEqualTo(new Header("", "Channel"));
		assertThat(headers("Channel a: b", "Exten: ").subList(1, 3)).containsExactly(new Header("Channel a", "b"),
				new Header("Exten", ""));
	}

	@Test
	void readsTheSameAsOneHeaderAfterTheOther() {
		for (String text : List.of("Event: E", "X: 1", "Event: SharedNames\r\nA:",
				"Response: Success\r\nMessage: a: b")) {
			AmiMessage message = AmiMessage.of(text);
			assertThat(message.headers()).isEqualTo(message.headers())
				.isEqualTo(IntStream.range(0, message.size())
					.mapToObj((i) -> new Header(message.name(i), message.value(i)))
					.toList());
		}
	}

	private static List<Header> headers(String second, String third) {
		return AmiMessage.of("Event: SharedNames\r\n" + second + "\r\n" + third).headers();
	}

}
