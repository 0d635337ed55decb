package io.github.asteriskmanager.event;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.github.asteriskmanager.Captures;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserEventCode}: what it writes compiles, and binds.
 */
class UserEventCodeTests {

	private final EventRegistry registry = EventRegistry.create();

	private AmiMessage receivedLast;

	@TempDir
	Path directory;

	@Test
	void componentsAreNamedAndTypedByWhatCame() throws Exception {
		receive("""
				Event: UserEvent
				Privilege: user,all
				Timestamp: 1795412185.574238
				Channel: Local/1000@default-1;2
				Uniqueid: 1.2
				ChanVariable: ORDER=42
				UserEvent: OrderPlaced
				ActionID: 7
				OrderId: 42
				Amount: 12.50
				Paid: yes
				Caller-Number: 030123
				Phone: 42
				Uniqueid: mine
				class: gold
				1st: a
				URLPath: /x
				Long: 49170123456789
				Tag: a
				Tag: b
				Nothing:
				 : blank
				no colon""");
		String code = this.registry.unknownEvents().get(0).suggestedCode();
		assertThat(code).contains("@UserEventName(\"OrderPlaced\")")
			.contains("public record OrderPlacedUserEvent(Integer orderId,")
			.doesNotContainIgnoringCase("actionid")
			.doesNotContainIgnoringCase("timestamp");
		Object bound = bind(code, this.receivedLast);
		assertThat(components(bound)).containsExactlyInAnyOrderEntriesOf(expected());
	}

	private static Map<String, Object> expected() {
		Map<String, Object> expected = new LinkedHashMap<>();
		expected.put("orderId", 42);
		expected.put("amount", new BigDecimal("12.50"));
		expected.put("paid", true);
		expected.put("callerNumber", "030123");
		expected.put("phone", "42");
		expected.put("uniqueid", "mine");
		expected.put("class_", "gold");
		expected.put("_1st", "a");
		expected.put("urlPath", "/x");
		expected.put("long_", "49170123456789");
		expected.put("tag", List.of("a", "b"));
		expected.put("nothing", "");
		return expected;
	}

	@Test
	void typeFitsAllValuesSeen() {
		receive("Event: UserEvent\nUserEvent: E\nA: 1\nB: 1\nC:\nD: yes");
		receive("Event: UserEvent\nUserEvent: E\nA: x\nB: 1.5\nC: 2\nD: 1\nE: new");
		assertThat(this.registry.unknownEvents().get(0).suggestedCode())
			.contains("(String a, BigDecimal b, Integer c, String d, String e)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Order", "4711", "a-b c", "wei\"rd\\u0041", "Überfall", "\\", "Order\tTab", "📞", "class",
			"SomethingEvent", "*" })
	void anyNameCompiles(String name) throws Exception {
		receive("Event: UserEvent\nUserEvent: " + name + "\nA: 1");
		Object bound = bind(this.registry.unknownEvents().get(0).suggestedCode(), this.receivedLast);
		assertThat(components(bound)).containsExactly(Map.entry("a", 1));
	}

	@Test
	void everyUserEventOfTheRecordingCompilesAndBinds() throws Exception {
		MessageDecoder decoder = new MessageDecoder(StandardCharsets.UTF_8, MessageLimits.DEFAULT);
		decoder.feed(Captures.callCenter(22));
		Map<String, AmiMessage> messages = new LinkedHashMap<>();
		for (AmiMessage message = decoder.next(); message != null; message = decoder.next()) {
			if (message.kind() == AmiMessage.Kind.EVENT && message.hasValue(0, "UserEvent")) {
				ManagerEvent event = this.registry.create(message, this.registry.origin("pbx1"), Instant.EPOCH);
				messages.put(event.header("UserEvent"), message);
			}
		}
		assertThat(messages).isNotEmpty();
		for (DiagnosticEntry entry : this.registry.unknownEvents()) {
			Map<String, Object> bound = new TreeMap<>();
			components(bind(entry.suggestedCode(), messages.get(entry.name())))
				.forEach((name, value) -> bound.put(UserEventBinding.key(name), value));
			assertThat(ownHeaders(messages.get(entry.name()))).as(entry.name())
				.allSatisfy((header) -> assertThat(bound.get(header)).isNotNull());
		}
	}

	private static List<String> ownHeaders(AmiMessage message) {
		return IntStream.range(message.find("UserEvent", 0) + 1, message.size())
			.mapToObj(message::name)
			.filter((name) -> !StandardHeaders.contains(name))
			.map(UserEventBinding::key)
			.filter((key) -> !key.isEmpty())
			.toList();
	}

	private void receive(String text) {
		this.receivedLast = AmiMessage.of(text);
		this.registry.create(this.receivedLast, this.registry.origin("pbx1"), Instant.EPOCH);
	}

	private Object bind(String code, AmiMessage message) throws Exception {
		Class<?> type = SuggestedCode.compile(code, Files.createTempDirectory(this.directory, "code"));
		this.registry.registerUserEvent(type);
		UserEvent event = (UserEvent) this.registry.create(message, this.registry.origin("pbx1"), Instant.EPOCH);
		assertThat(event.getPayload()).isInstanceOf(type);
		assertThat(this.registry.diagnostics().unknownHeaders().entry("user" + event.getUserEvent())).isNull();
		return event.getPayload();
	}

	private static Map<String, Object> components(Object bound) throws ReflectiveOperationException {
		Map<String, Object> values = new LinkedHashMap<>();
		for (RecordComponent component : bound.getClass().getRecordComponents()) {
			values.put(component.getName(), component.getAccessor().invoke(bound));
		}
		return values;
	}

}
