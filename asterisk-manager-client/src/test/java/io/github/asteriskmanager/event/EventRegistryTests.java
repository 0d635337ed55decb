package io.github.asteriskmanager.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.github.asteriskmanager.DiagnosticPolicy;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link EventRegistry}, above all for user events.
 */
class EventRegistryTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final EventRegistry registry = EventRegistry.create();

	@Test
	void exampleOfTheReferenceLibrary() {
		this.registry.registerUserEvent(DoQueueStatusUserEvent.class);
		assertThat(this.registry.isRegistered("userdoqueuestatus")).isTrue();
		assertThat(this.registry.registeredKeys()).contains("userdoqueuestatus");
		ManagerEvent event = create("""
				Event: UserEvent
				Privilege: user,all
				UserEvent: DoQueueStatus
				QueueName: support
				Status: open
				Waiting: 3
				Agent:""");
		assertThat(event).isInstanceOfSatisfying(DoQueueStatusUserEvent.class, (status) -> {
			assertThat(status.queueName).isEqualTo("support");
			assertThat(status.waiting).isEqualTo(3);
			assertThat(status.agent).isEmpty();
			assertThat(status.getUserEvent()).isEqualTo("DoQueueStatus");
			assertThat(status.getProvider()).isEqualTo("pbx1");
			assertThat(status.getReceivedAt()).isEqualTo(NOW);
			assertThat(status.header("Status")).isEqualTo("open");
			assertThat(status.getPrivilege()).containsExactly("user");
		});
		assertThat(this.registry.unknownEvents()).isEmpty();
	}

	@Test
	void recordIsThePayload() {
		this.registry.registerUserEvent(Order.class);
		UserEvent event = (UserEvent) create("""
				Event: UserEvent
				UserEvent: orderPLACED
				Order-Id: 42
				amount: 12.50
				Took: 90
				At: 1159310429.5
				Level: high
				Tag: a
				Tag: b
				Paid: yes""");
		assertThat(event.getPayload()).isEqualTo(new Order(42, new BigDecimal("12.50"), Duration.ofSeconds(90),
				Instant.ofEpochMilli(1159310429500L), Level.HIGH, List.of("a", "b"), true, null, 0));
		assertThat(this.registry.userEvents()).containsEntry("orderplaced", Order.class);
	}

	@Test
	void beanIsThePayload() {
		this.registry.registerUserEvent("Anything", Bean.class);
		UserEvent event = (UserEvent) create("Event: UserEvent\nUserEvent: Anything\nName: x");
		assertThat(event.getPayload()).isInstanceOfSatisfying(Bean.class,
				(bean) -> assertThat(bean.name).isEqualTo("x"));
	}

	@Test
	void nameOfOldServersIsGluedToTheEvent() {
		this.registry.registerUserEvent(DoQueueStatusUserEvent.class);
		assertThat(create("Event: UserEventDoQueueStatus\nQueueName: a")).isInstanceOf(DoQueueStatusUserEvent.class);
	}

	@Test
	void valueThatDoesNotFitDeliversTheRawEvent() {
		this.registry.registerUserEvent(Order.class);
		UserEvent event = (UserEvent) create("Event: UserEvent\nUserEvent: OrderPlaced\nOrderId: many");
		assertThat(event.getClass()).isEqualTo(UserEvent.class);
		assertThat(event.getPayload()).isNull();
		assertThat(event.header("OrderId")).isEqualTo("many");
		assertThat(this.registry.diagnostics().unreadableValues().total()).isEqualTo(1);
	}

	@Test
	void classThatRejectsItsValuesDeliversTheRawEvent() {
		this.registry.registerUserEvent("Picky", Picky.class);
		UserEvent event = (UserEvent) create("Event: UserEvent\nUserEvent: Picky\nName: x");
		assertThat(event.getPayload()).isNull();
	}

	@Test
	void registrationCanBeReplacedAndRemoved() {
		int before = this.registry.registeredCount();
		this.registry.registerUserEvent("X", Bean.class);
		this.registry.registerUserEvent("x", Order.class);
		assertThat(this.registry.registeredCount()).isEqualTo(before + 1);
		assertThat(this.registry.userEvents()).containsEntry("x", Order.class);
		assertThat(this.registry.unregisterUserEvent("X")).isTrue();
		assertThat(this.registry.unregisterUserEvent("X")).isFalse();
		assertThat(this.registry.isRegistered("userx")).isFalse();
	}

	@Test
	void classThatCannotBeMadeIsRefused() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.registry.registerUserEvent(NoDefaultConstructor.class))
			.withMessageContaining("NoDefaultConstructor")
			.withMessageContaining("constructor without parameters");
	}

	@Test
	void unknownEventsAreRemembered() {
		create("Event: Nonexisting\nA: 1\nB: secret");
		create("Event: nonexisting\nA: 1");
		create("Event: UserEvent\nUserEvent: Foo\nBar: baz");
		assertThat(this.registry.unknownEvents()).extracting(DiagnosticEntry::name)
			.containsExactlyInAnyOrder("Nonexisting", "Foo");
		assertThat(this.registry.unknownEvents()).filteredOn("userEvent", false).singleElement().satisfies((entry) -> {
			assertThat(entry.name()).isEqualTo("Nonexisting");
			assertThat(entry.count()).isEqualTo(2);
			assertThat(entry.firstSeen()).isEqualTo(NOW);
			assertThat(entry.providers()).containsExactly(Map.entry("pbx1", 2L));
			assertThat(entry.headerNames()).containsExactly("A", "B");
			assertThat(entry.userEvent()).isFalse();
			assertThat(entry.toString()).doesNotContain("secret");
		});
		this.registry.registerUserEvent("foo", Bean.class);
		assertThat(this.registry.unknownEvents()).extracting(DiagnosticEntry::name).containsExactly("Nonexisting");
		this.registry.clearUnknownEvents();
		assertThat(this.registry.unknownEvents()).isEmpty();
	}

	@Test
	void unknownEventHasItsNameAndAllHeaders() {
		ManagerEvent event = create("Event: Nonexisting\nX: 1\nx: 2");
		assertThat(event).isInstanceOf(UnknownEvent.class);
		assertThat(event.getName()).isEqualTo("Nonexisting");
		assertThat(event.headers("X")).containsExactly("1", "2");
	}

	@Test
	void memoryOfUnknownEventsIsBounded() {
		EventRegistry small = EventRegistry.create(ValueConverter.standard(), new DiagnosticPolicy(10, false));
		for (int i = 0; i < 25; i++) {
			small.create(AmiMessage.of("Event: E" + i), small.origin("pbx1"), NOW);
		}
		assertThat(small.unknownEvents()).hasSize(10);
		assertThat(small.diagnostics().unknownEvents().overflow()).isEqualTo(15);
	}

	@Test
	void whatHasNoTypeIsCountedForItsProvider() {
		LongAdder unknown = new LongAdder();
		EventOrigin origin = this.registry.origin("pbx1", unknown);
		this.registry.registerUserEvent("Known", Bean.class);
		for (String text : List.of("Event: Martian", "Event: UserEvent\nUserEvent: Order", "Event: Hangup",
				"Event: UserEvent\nUserEvent: Known")) {
			this.registry.create(AmiMessage.of(text), origin, NOW);
		}
		assertThat(unknown.sum()).isEqualTo(2);
	}

	@Test
	void typesMayChangeWhileEventsCome() {
		AmiMessage message = AmiMessage.of("Event: UserEvent\nUserEvent: Order\nName: a");
		Set<String> seen = ConcurrentHashMap.newKeySet();
		AtomicBoolean over = new AtomicBoolean();
		List<CompletableFuture<Void>> receivers = Stream.of("pbx1", "pbx2")
			.map(this.registry::origin)
			.map((origin) -> CompletableFuture.runAsync(() -> {
				while (!over.get()) {
					seen.add(describe((UserEvent) this.registry.create(message, origin, NOW)));
				}
			}, (task) -> new Thread(task).start()))
			.toList();
		for (int i = 0; i < 1000 || (seen.size() < 3 && i < 1_000_000); i++) {
			this.registry.registerUserEvent("Order", Bean.class);
			this.registry.registerUserEvent("order", Named.class);
			this.registry.unregisterUserEvent("ORDER");
		}
		over.set(true);
		for (CompletableFuture<Void> receiver : receivers) {
			assertThat(receiver).succeedsWithin(Duration.ofSeconds(10));
		}
		assertThat(seen).containsExactlyInAnyOrder("Bean a", "Named[name=a]", "raw");
	}

	private static String describe(UserEvent event) {
		return (event.getPayload() == null) ? "raw"
				: (event.getPayload() instanceof Bean bean) ? "Bean " + bean.name : event.getPayload().toString();
	}

	@Test
	void userEventWithoutItsNameIsStillAnEvent() {
		UserEvent event = (UserEvent) create("Event: UserEvent\nA: b");
		assertThat(event.getUserEvent()).isEmpty();
	}

	@Test
	void eventThatNobodyReceivedSaysSo() {
		assertThatIllegalStateException().isThrownBy(() -> new DoQueueStatusUserEvent().getName())
			.withMessageContaining("DoQueueStatusUserEvent");
		assertThat(new DoQueueStatusUserEvent()).hasToString("DoQueueStatusUserEvent");
	}

	private ManagerEvent create(String text) {
		return this.registry.create(AmiMessage.of(text), this.registry.origin("pbx1"), NOW);
	}

	static class DoQueueStatusUserEvent extends UserEvent {

		private String queueName;

		private int waiting;

		private String agent;

		void setQueueName(String queueName) {
			this.queueName = queueName;
		}

		void setWaiting(int waiting) {
			this.waiting = waiting;
		}

		void setAgent(String agent) {
			this.agent = agent;
		}

	}

	enum Level {

		LOW, HIGH

	}

	@UserEventName("OrderPlaced")
	record Order(long orderId, BigDecimal amount, Duration took, Instant at, Level level, List<String> tag,
			boolean paid, String absent, int none) {
	}

	record Named(String name) {
	}

	static class Bean {

		private String name;

		public void setName(String name) {
			this.name = name;
		}

	}

	static class Picky {

		public void setName(String name) {
			throw new IllegalStateException("not " + name);
		}

	}

	static class NoDefaultConstructor {

		NoDefaultConstructor(String name) {
			throw new IllegalStateException(name);
		}

	}

}
