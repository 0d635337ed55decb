package io.github.asteriskmanager.boot.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.autoconfigure.userevents.OrderPlaced;
import io.github.asteriskmanager.boot.distribution.EventDistribution;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.distribution.Farm;
import io.github.asteriskmanager.boot.distribution.OutboxStatistics;
import io.github.asteriskmanager.boot.distribution.Worker;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static io.github.asteriskmanager.boot.distribution.Farm.SOON;
import static io.github.asteriskmanager.boot.distribution.Farm.numbers;
import static io.github.asteriskmanager.boot.distribution.Farm.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Events of a server, published by one application and consumed by others.
 */
class KafkaIntegrationTests {

	private static KafkaBroker broker;

	private final String topic = "ami-" + UUID.randomUUID();

	private final Farm farm = new Farm("kafka", "spring.kafka.bootstrap-servers=" + broker.servers(),
			"asterisk.manager.kafka.topic=" + this.topic, "asterisk.manager.kafka.partitions=4");

	@BeforeAll
	static void startBroker() {
		broker = new KafkaBroker(4);
	}

	@AfterAll
	static void stopBroker() {
		broker.close();
	}

	@AfterEach
	void close() {
		this.farm.close();
	}

	@Test
	void listenersHearTheSameOnAnotherMachine() {
		ConfigurableApplicationContext workerContext = this.farm.worker();
		Worker worker = workerContext.getBean(Worker.class);
		ConfigurableApplicationContext collector = this.farm.collector();
		this.farm.server().emit("Newchannel", "Privilege", "call,all", "Channel", "PJSIP/Grüße-1", "Linkedid", "7.1");
		this.farm.server()
			.emit("Hangup", "Privilege", "call,all", "Channel", "PJSIP/Grüße-1", "Linkedid", "7.1", "Cause", "16");
		UUID order = UUID.randomUUID();
		this.farm.server()
			.emit("UserEvent", "Privilege", "user,all", "UserEvent", "OrderPlaced", "Id", order.toString(), "Amount",
					"12");
		this.farm.server().emit("Martian", "Colour", "green");
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(worker.events).extracting(ManagerEvent::getName)
				.contains("Newchannel", "Hangup", "UserEvent", "Martian"));
		assertThat(worker.orders).containsExactly(new OrderPlaced(order, 12));
		assertThat(worker.states).extracting((state) -> state.state()).contains(ProviderState.READY);
		Worker local = collector.getBean(Worker.class);
		HangupEvent heard = worker.hangups.get(0);
		assertThat(heard.getProvider()).isEqualTo("primary");
		assertThat(heard.getChannel()).isEqualTo("PJSIP/Grüße-1");
		assertThat(heard.headers()).isEqualTo(local.hangups.get(0).headers());
		assertThat(heard.toBytes()).isEqualTo(local.hangups.get(0).toBytes());
		assertThat(heard.getReceivedAt()).isEqualTo(local.hangups.get(0).getReceivedAt());
		assertThat(workerContext.getBean(ListenerErrors.class).count("primary")).isEqualTo(1);
		assertThat(statistics(collector).lost()).isZero();
	}

	@Test
	void recordsAreCloudEvents() {
		this.farm.collector();
		this.farm.hangup(5, 1);
		await().atMost(SOON).until(() -> broker.records(this.topic).size() > 4);
		ConsumerRecord<byte[], byte[]> hangup = broker.records(this.topic)
			.stream()
			.filter((record) -> header(record, "ce_type").endsWith(".Hangup"))
			.findFirst()
			.orElseThrow();
		assertThat(new String(hangup.key(), StandardCharsets.UTF_8)).isEqualTo("primary:5.0");
		assertThat(new String(hangup.value(), StandardCharsets.UTF_8)).startsWith("Event: Hangup\r\n")
			.endsWith("Cause: 1\r\n");
		assertThat(header(hangup, "ce_type")).isEqualTo("io.github.asteriskmanager.event.Hangup");
		assertThat(header(hangup, "ce_source")).isEqualTo("/asterisk/primary");
		assertThat(header(hangup, "ce_id")).matches("primary/[0-9a-z]{8}-[0-9a-f]{4}/\\d+");
		assertThat(header(hangup, "ce_specversion")).isEqualTo("1.0");
		assertThat(header(hangup, "ce_schemaversion")).isEqualTo("1");
		assertThat(header(hangup, "content-type")).startsWith("application/vnd.asterisk.ami; charset=");
		assertThat(hangup.timestamp()).isEqualTo(Instant.parse(header(hangup, "ce_time")).toEpochMilli());
	}

	private static String header(ConsumerRecord<?, ?> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null) ? new String(header.value(), StandardCharsets.UTF_8) : "";
	}

	@Test
	void callsStayInOrderAndRestartsLoseNothing() {
		ConfigurableApplicationContext first = this.farm.worker("asterisk.manager.kafka.consume.concurrency=3");
		this.farm.collector();
		int calls = 40;
		for (int number = 0; number < 25; number++) {
			for (int call = 0; call < calls; call++) {
				this.farm.hangup(call, number);
			}
		}
		List<HangupEvent> before = first.getBean(Worker.class).hangups;
		await().atMost(SOON).until(() -> before.size() > 100);
		first.close();
		for (int number = 25; number < 50; number++) {
			for (int call = 0; call < calls; call++) {
				this.farm.hangup(call, number);
			}
		}
		Worker second = this.farm.worker().getBean(Worker.class);
		await().atMost(SOON).untilAsserted(() -> {
			Set<String> heard = new HashSet<>();
			before.forEach((hangup) -> heard.add(hangup.getUniqueid()));
			second.hangups.forEach((hangup) -> heard.add(hangup.getUniqueid()));
			assertThat(heard).hasSize(calls * 50);
		});
		for (int call = 0; call < calls; call++) {
			assertThat(numbers(before, call))
				.isEqualTo(IntStream.range(0, numbers(before, call).size()).boxed().toList());
			List<Integer> after = numbers(second.hangups, call);
			assertThat(after).isSorted().endsWith(49);
			assertThat(after.get(0)).isLessThanOrEqualTo(numbers(before, call).size());
		}
	}

	@Test
	void whatIsNoEventIsSetAsideAndTheRestGoesOn() {
		broker.createTopic(this.topic);
		ConfigurableApplicationContext context = this.farm.worker();
		this.farm.collector();
		this.farm.hangup(1, 1);
		broker.send(this.topic, "primary:1.0", "{}".getBytes(StandardCharsets.UTF_8));
		this.farm.hangup(1, 2);
		Worker worker = context.getBean(Worker.class);
		await().atMost(SOON).untilAsserted(() -> assertThat(numbers(worker.hangups, 1)).startsWith(1).endsWith(2));
		await().atMost(SOON).until(() -> context.getBean(EventIntake.class).getUndecodable() == 1);
		List<ConsumerRecord<byte[], byte[]>> dead = broker.records(this.topic + "-dlt");
		assertThat(dead).singleElement()
			.satisfies((record) -> assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{}"));
		assertThat(header(dead.get(0), "kafka_dlt-exception-message")).contains("'specversion' is missing");
	}

	@Test
	void whileTheBrokerIsAwayEventsWaitAndWhatIsDroppedIsTold() {
		ConfigurableApplicationContext collector = this.farm
			.collector("asterisk.manager.distribution.buffer.capacity=50");
		this.farm.hangup(0, 0);
		await().atMost(SOON)
			.until(() -> statistics(collector).published() > 0 && statistics(collector).buffered() == 0);
		broker.shutDown();
		try {
			IntStream.range(0, 200).forEach((number) -> this.farm.hangup(1, number));
			await().atMost(SOON).until(() -> collector.getBean(Worker.class).hangups.size() == 201);
			Worker local = collector.getBean(Worker.class);
			await().atMost(SOON).until(() -> !local.losses.isEmpty());
			assertThat(statistics(collector).lost()).isEqualTo(150);
			assertThat(statistics(collector).buffered()).isEqualTo(50);
		}
		finally {
			broker.startAgain();
		}
		Worker worker = this.farm.worker().getBean(Worker.class);
		await().atMost(SOON).until(() -> worker.losses.size() == 2);
		assertThat(worker.losses).extracting(EventsLostEvent::cause).containsOnly(EventsLostEvent.Cause.PUBLICATION);
		assertThat(worker.losses.get(1).count()).isEqualTo(150);
		assertThat(worker.losses.get(1).byName()).containsEntry("Hangup", 150L);
		assertThat(numbers(worker.hangups, 1)).hasSize(50).isSorted().endsWith(199);
		assertThat(worker.events).hasSize((int) statistics(collector).published());
	}

	@Test
	void whatCameFromTheTopicIsNotPublishedAgain() {
		ConfigurableApplicationContext both = this.farm.collector("asterisk.manager.kafka.consume.enabled=true");
		this.farm.hangup(1, 1);
		Worker worker = both.getBean(Worker.class);
		await().atMost(SOON).until(() -> worker.hangups.size() == 2);
		int records = broker.records(this.topic).size();
		this.farm.hangup(1, 2);
		await().atMost(SOON).until(() -> worker.hangups.size() == 4);
		assertThat(broker.records(this.topic)).hasSize(records + 1);
	}

	@Test
	void stoppingPublishesWhatIsBuffered() {
		ConfigurableApplicationContext collector = this.farm.collector();
		IntStream.range(0, 1000).forEach((number) -> this.farm.hangup(1, number));
		await().atMost(SOON).until(() -> collector.getBean(Worker.class).hangups.size() == 1000);
		EventDistribution distribution = collector.getBean(EventDistribution.class);
		collector.close();
		OutboxStatistics statistics = distribution.getOutboxes().get(0).getStatistics();
		assertThat(statistics.lost()).isZero();
		assertThat(statistics.buffered()).isZero();
		assertThat(broker.records(this.topic)
			.stream()
			.filter((record) -> header(record, "ce_type").endsWith("Hangup"))
			.count()).isEqualTo(1000);
		assertThat(broker.records(this.topic)
			.stream()
			.filter((record) -> header(record, "ce_type").endsWith("ProviderStateChanged"))
			.map((record) -> new String(record.value(), StandardCharsets.UTF_8))
			.filter((text) -> text.contains("State: STOPPED"))).isNotEmpty();
	}

}
