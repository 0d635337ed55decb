package io.github.asteriskmanager.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.github.asteriskmanager.Captures;
import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.HeaderValues;
import io.github.asteriskmanager.protocol.MessageDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recordings of real servers hold no event, no header and no value that the model does
 * not know.
 */
class RecordedEventsTests {

	/** Of every event, or set by a site's configuration, or injected by a caller. */
	private static final Set<String> NOT_OF_THE_EVENT = Set.of("sequencenumber", "file", "line", "func", "cdr.calltag",
			"cdr.linkedid", "cdr.sequence", "newexten.third");

	private final EventRegistry registry = EventRegistry.create();

	private final EventOrigin origin = this.registry.origin("test");

	private final Set<String> unknownConstants = new TreeSet<>();

	private final Set<String> headersRead = new HashSet<>();

	private final Set<String> headersSeen = new TreeSet<>();

	@ParameterizedTest
	@ValueSource(ints = { 16, 22 })
	void everythingHasItsType(int version) {
		List<AmiMessage> messages = new ArrayList<>(decode(
				new MessageDecoder(StandardCharsets.UTF_8, MessageLimits.DEFAULT), Captures.callCenter(version)));
		Captures.answers(version)
			.values()
			.forEach((texts) -> texts
				.forEach((text) -> messages.addAll(decode(MessageDecoder.withoutBanner(StandardCharsets.UTF_8),
						text.getBytes(StandardCharsets.ISO_8859_1)))));
		List<AmiMessage> events = messages.stream()
			.filter((message) -> message.kind() == AmiMessage.Kind.EVENT)
			.toList();
		events.forEach(this::read);
		assertThat(events).hasSizeGreaterThan(4000);
		assertThat(this.registry.unknownEvents()).extracting(DiagnosticEntry::name, DiagnosticEntry::userEvent)
			.noneMatch((entry) -> entry.toList().get(1).equals(false));
		assertThat(this.registry.diagnostics().unreadableValues().total()).isZero();
		assertThat(this.unknownConstants).isEmpty();
		this.headersSeen.removeAll(this.headersRead);
		assertThat(this.headersSeen).isEmpty();
	}

	private static List<AmiMessage> decode(MessageDecoder decoder, byte[] bytes) {
		decoder.feed(bytes);
		List<AmiMessage> messages = new ArrayList<>();
		for (AmiMessage message = decoder.next(); message != null; message = decoder.next()) {
			messages.add(message);
		}
		return messages;
	}

	private void read(AmiMessage message) {
		ManagerEvent event = this.registry.create(message, this.origin, Instant.EPOCH);
		Getters.read(event).forEach((getter, value) -> {
			if (value instanceof Enum<?> constant && constant.name().equals("UNKNOWN")) {
				this.unknownConstants.add(event.getName() + "." + getter);
			}
		});
		boolean glued = message.find("Event", 1) >= 0 && !(event instanceof ResourceListDetailEvent);
		if (!(event instanceof UserEvent) && !glued) {
			List<Header> headers = event.headers();
			for (int i = 1; i < headers.size(); i++) {
				checkGetter(headers, i);
			}
		}
	}

	private void checkGetter(List<Header> headers, int position) {
		Header header = headers.get(position);
		String name = header.name().toLowerCase(Locale.ROOT);
		String key = headers.get(0).value().toLowerCase(Locale.ROOT) + "." + name;
		boolean says = !Set.of("", "0", HeaderValues.UNKNOWN).contains(header.value());
		if (says && !NOT_OF_THE_EVENT.contains(name) && !NOT_OF_THE_EVENT.contains(key)
				&& !this.headersRead.contains(key)) {
			this.headersSeen.add(key);
			if (Getters.cover(headers, position)) {
				this.headersRead.add(key);
			}
		}
	}

}
