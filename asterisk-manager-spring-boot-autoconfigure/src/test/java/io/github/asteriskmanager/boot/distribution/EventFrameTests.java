package io.github.asteriskmanager.boot.distribution;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.boot.AsteriskEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ProviderReconnectedEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;
import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.test.RecordedFrame;
import io.github.asteriskmanager.test.RecordedStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What goes in at one end comes out at the other.
 */
class EventFrameTests {

	private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

	private final FrameEncoder encoder = new FrameEncoder("mgp2k1ab-1f2e", FrameKey.CALL);

	private final List<AsteriskEvent<?>> delivered = new ArrayList<>();

	private final EventRegistry registry = EventRegistry.create();

	private final EventIntake intake = new EventIntake((event) -> this.delivered.add((AsteriskEvent<?>) event),
			this.registry);

	/** Once through a broker that keeps nothing but attributes, key and bytes. */
	private EventFrame carry(String provider, Object payload) {
		EventFrame frame = this.encoder.encode(new OutboxEntry(provider, payload, 42));
		return EventFrame.of(frame.attributes()::get, frame.key(), frame.bytes());
	}

	@Test
	void everyRecordedEventIsTheSameBehindABroker() {
		List<RecordedFrame> events = RecordedStream.callCenter().events();
		assertThat(events).hasSizeGreaterThan(500);
		for (RecordedFrame recorded : events) {
			ManagerEvent event = Events.of("primary", AmiMessage.of(recorded.text()));
			this.intake.accept(carry("primary", event));
			AsteriskEvent<?> last = this.delivered.get(this.delivered.size() - 1);
			assertThat(last.getPayload()).hasSameClassAs(event);
			ManagerEvent again = (ManagerEvent) last.getPayload();
			assertThat(again.toBytes()).isEqualTo(event.toBytes());
			assertThat(again.headers()).isEqualTo(event.headers());
			assertThat(again.getReceivedAt()).isEqualTo(event.getReceivedAt());
			assertThat(again.getProvider()).isEqualTo("primary");
		}
		assertThat(this.intake.getConsumed()).isEqualTo(events.size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "ISO-8859-1", "windows-1251", "Shift_JIS" })
	void encodingOfTheProviderTravels(String encoding) {
		Charset charset = Charset.forName(encoding);
		byte[] bytes = ("Event: Hangup\r\nCallerIDName: "
				+ (encoding.equals("windows-1251") ? "Жанна" : encoding.equals("Shift_JIS") ? "日本" : "Grüße") + "\r\n")
			.getBytes(charset);
		ManagerEvent event = Events.of("primary", AmiMessage.of(bytes, charset));
		this.intake.accept(carry("primary", event));
		ManagerEvent again = (ManagerEvent) this.delivered.get(0).getPayload();
		assertThat(again.header("CallerIDName")).isEqualTo(event.header("CallerIDName"));
		assertThat(again.toBytes()).isEqualTo(bytes);
	}

	@ParameterizedTest
	@MethodSource("notices")
	void noticesAreTheSameBehindABroker(Object notice) {
		assertThat(EventDistribution.carries(notice)).isTrue();
		this.intake.accept(carry("primary", notice));
		assertThat(this.delivered.get(0).getPayload()).isEqualTo(notice);
		assertThat(this.delivered.get(0).getProvider()).isEqualTo("primary");
	}

	static Stream<Object> notices() {
		return Stream.of(
				new EventsLostEvent("primary", EventsLostEvent.Cause.PUBLICATION, 7, NOON, null,
						Map.of("Hangup", 3L, "Strange name", 4L)),
				new EventsLostEvent("primary", EventsLostEvent.Cause.OUTAGE, -1, NOON, NOON.plusSeconds(3), Map.of()),
				new ProviderStateChangedEvent("primary", ProviderState.CONNECTING, ProviderState.READY, NOON, null,
						null),
				new ProviderStateChangedEvent("primary", ProviderState.READY, ProviderState.BACKING_OFF, NOON,
						DisconnectReason.CONNECTION_BROKEN, "Jemand zog den Stecker: ü"),
				new ProviderReconnectedEvent("primary", NOON, NOON.plusMillis(1), null, null),
				new ProviderReconnectedEvent("primary", NOON, NOON.plusMillis(1), true, Duration.ofMillis(90_500)),
				new ResyncCompletedEvent("primary", NOON, NOON, Set.of(), Map.of(), Map.of()),
				new ResyncCompletedEvent("primary", NOON, NOON, Set.of(Resync.values()[0], Resync.values()[1]),
						Map.of(Resync.values()[2], "No such command"), Map.of(Resync.values()[3], "Too late")));
	}

	@Test
	void fetchedEventsSaySo() {
		ManagerEvent told = Events.hangup("primary", 1);
		EventFrame frame = carry("primary", told);
		assertThat(frame.resync()).isFalse();
		this.intake.accept(
				new EventFrame("primary", "e", 1, false, "Hangup", "k", NOON, true, frame.encoding(), frame.bytes()));
		this.intake.accept(frame);
		assertThat(((ManagerEvent) this.delivered.get(0).getPayload()).isResync()).isTrue();
		assertThat(((ManagerEvent) this.delivered.get(1).getPayload()).isResync()).isFalse();
	}

	@Test
	void boundUserEventsFollowTheirEvent() {
		this.registry.registerUserEvent("OrderPlaced", Order.class);
		ManagerEvent event = Events.of("primary",
				AmiMessage.of("Event: UserEvent\r\nUserEvent: OrderPlaced\r\nId: a7\r\nAmount: 3"));
		this.intake.accept(carry("primary", event));
		assertThat(this.delivered).hasSize(2);
		assertThat(this.delivered.get(0).getPayload()).isInstanceOf(UserEvent.class);
		assertThat(this.delivered.get(1).getPayload()).isEqualTo(new Order("a7", 3));
	}

	record Order(String id, int amount) {
	}

	@Test
	void attributesSayEachThingOnce() {
		EventFrame frame = carry("Büro 1/2", Events.hangup("Büro 1/2", 1));
		assertThat(frame.attributes()).containsOnly(Map.entry("specversion", "1.0"),
				Map.entry("id", "Büro 1/2/mgp2k1ab-1f2e/42"), Map.entry("source", "/asterisk/B%C3%BCro%201/2"),
				Map.entry("type", "io.github.asteriskmanager.event.Hangup"),
				Map.entry("time", "2026-11-26T12:00:00.123456Z"),
				Map.entry("datacontenttype", "application/vnd.asterisk.ami; charset=ISO-8859-1"),
				Map.entry("schemaversion", "1"));
		assertThat(frame.provider()).isEqualTo("Büro 1/2");
		assertThat(frame.epoch()).isEqualTo("mgp2k1ab-1f2e");
		assertThat(frame.sequence()).isEqualTo(42);
		assertThat(frame.key()).isEqualTo("Büro 1/2:1.1");
		assertThat(frame).hasToString("EventFrame[Hangup Büro 1/2/mgp2k1ab-1f2e/42]");
	}

	@Test
	void keyIsTheCallOrElseTheProvider() {
		assertThat(carry("primary",
				Events.of("primary",
						AmiMessage.of("Event: DialBegin\r\nLinkedid: \r\nDestLinkedid: 1.5\r\nLinkedid: 1.6")))
			.key()).isEqualTo("primary:1.5");
		assertThat(carry("primary", Events.of("primary", AmiMessage.of("Event: PeerStatus\r\nPeer: a"))).key())
			.isEqualTo("primary");
		assertThat(new FrameEncoder("e", FrameKey.PROVIDER)
			.encode(new OutboxEntry("primary", Events.hangup("primary", 1), 1))
			.key()).isEqualTo("primary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "specversion=0.3", "schemaversion=2", "id=nothing", "id=/a/1", "id=primary/e/one",
			"type=x", "time=yesterday", "datacontenttype=text/plain",
			"datacontenttype=application/vnd.asterisk.ami; charset=klingon", "source", "specversion", "schemaversion",
			"id", "type", "time", "datacontenttype" })
	void anythingElseIsRefused(String change) {
		EventFrame frame = carry("primary", Events.hangup("primary", 1));
		Map<String, String> attributes = new HashMap<>(frame.attributes());
		String[] pair = change.split("=", 2);
		attributes.remove(pair[0]);
		if (pair.length > 1) {
			attributes.put(pair[0], pair[1]);
		}
		else if (pair[0].equals("source")) {
			// the id names the provider too
			assertThat(EventFrame.of(attributes::get, "key", frame.bytes()).provider()).isEqualTo("primary");
			return;
		}
		assertThatExceptionOfType(UndecodableFrameException.class)
			.isThrownBy(() -> EventFrame.of(attributes::get, "key", frame.bytes()));
	}

	@Test
	void bytesThatAreNoEventAreRefused() {
		for (String text : List.of("", "{}", "Event: Hangup", "Response: Success\r\n")) {
			assertThatExceptionOfType(UndecodableFrameException.class)
				.isThrownBy(() -> this.intake.accept(frame(false, text)))
				.withMessageContaining("No ");
		}
		for (String text : List.of("Event: Other\r\n", "Event: EventsLost\r\nCause: OVERFLOW\r\n",
				"Event: EventsLost\r\nCause: LATER\r\nCount: 1\r\nFrom: 2026-11-26T12:00:00Z\r\n",
				"Event: EventsLost\r\nCause: OVERFLOW\r\nCount: 1\r\nFrom: 2026-11-26T12:00:00Z\r\nLost: 1\r\n")) {
			assertThatExceptionOfType(UndecodableFrameException.class)
				.isThrownBy(() -> this.intake.accept(frame(true, text)))
				.withMessageContaining("cannot be read");
		}
		assertThat(this.delivered).isEmpty();
	}

	private static EventFrame frame(boolean notice, String text) {
		return new EventFrame("primary", "e", 1, notice, "X", "k", NOON, false, StandardCharsets.UTF_8,
				text.getBytes(StandardCharsets.UTF_8));
	}

}
