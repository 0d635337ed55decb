package io.github.asteriskmanager.boot.rabbit;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.autoconfigure.userevents.OrderPlaced;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.distribution.Farm;
import io.github.asteriskmanager.boot.distribution.Worker;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.servers.EnabledIfRabbitInstalled;
import io.github.asteriskmanager.servers.RabbitServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;

import static io.github.asteriskmanager.boot.distribution.Farm.SOON;
import static io.github.asteriskmanager.boot.distribution.Farm.numbers;
import static io.github.asteriskmanager.boot.distribution.Farm.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The same listeners as with Kafka, on a real RabbitMQ.
 */
@EnabledIfRabbitInstalled
class RabbitIntegrationTests {

	private static RabbitServer rabbit;

	private final String exchange = "ami-" + UUID.randomUUID();

	private final Farm farm = new Farm("rabbit", "spring.rabbitmq.host=127.0.0.1",
			"spring.rabbitmq.port=" + rabbit.port(), "asterisk.manager.rabbit.exchange=" + this.exchange,
			"asterisk.manager.rabbit.queues=4");

	@BeforeAll
	static void startServer() {
		rabbit = RabbitServer.create();
	}

	@AfterAll
	static void stopServer() {
		rabbit.close();
	}

	@AfterEach
	void close() {
		this.farm.close();
	}

	@Test
	void listenersHearTheSameOnAnotherMachine() {
		ConfigurableApplicationContext collector = this.farm.collector();
		Worker worker = this.farm.worker().getBean(Worker.class);
		this.farm.server()
			.emit("Hangup", "Privilege", "call,all", "Channel", "PJSIP/Grüße-1", "Linkedid", "7.1", "Cause", "16");
		UUID order = UUID.randomUUID();
		this.farm.server()
			.emit("UserEvent", "Privilege", "user,all", "UserEvent", "OrderPlaced", "Id", order.toString(), "Amount",
					"12");
		await().atMost(SOON)
			.untilAsserted(
					() -> assertThat(worker.events).extracting(ManagerEvent::getName).contains("Hangup", "UserEvent"));
		await().atMost(SOON).until(() -> worker.orders.size() == 1);
		assertThat(worker.orders).containsExactly(new OrderPlaced(order, 12));
		assertThat(worker.states).extracting((state) -> state.state()).contains(ProviderState.READY);
		HangupEvent heard = worker.hangups.get(0);
		HangupEvent told = collector.getBean(Worker.class).hangups.get(0);
		assertThat(heard.getProvider()).isEqualTo("primary");
		assertThat(heard.headers()).isEqualTo(told.headers());
		assertThat(heard.getReceivedAt()).isEqualTo(told.getReceivedAt());
	}

	@Test
	void callsStayInOrderAcrossRestartsOfServerAndWorker() {
		ConfigurableApplicationContext collector = this.farm.collector();
		ConfigurableApplicationContext first = this.farm.worker();
		List<HangupEvent> before = first.getBean(Worker.class).hangups;
		int calls = 20;
		emit(calls, 0, 20);
		await().atMost(SOON).until(() -> before.size() > 100);
		rabbit.stop();
		emit(calls, 20, 40);
		await().atMost(SOON).until(() -> statistics(collector).failures() > 0);
		rabbit.start();
		first.close();
		List<HangupEvent> after = this.farm.worker().getBean(Worker.class).hangups;
		emit(calls, 40, 60);
		await().atMost(SOON).untilAsserted(() -> {
			Set<String> heard = new HashSet<>();
			before.forEach((hangup) -> heard.add(hangup.getUniqueid()));
			after.forEach((hangup) -> heard.add(hangup.getUniqueid()));
			assertThat(heard).hasSize(calls * 60);
		});
		for (int call = 0; call < calls; call++) {
			// a number may come twice, but never behind a later one that comes first
			assertThat(numbers(before, call).stream().distinct()).isSorted();
			assertThat(numbers(after, call).stream().distinct()).isSorted().endsWith(59);
		}
		await().atMost(SOON).until(() -> statistics(collector).buffered() == 0);
		assertThat(statistics(collector).lost()).isZero();
	}

	private void emit(int calls, int from, int to) {
		IntStream.range(from, to)
			.forEach((number) -> IntStream.range(0, calls).forEach((call) -> this.farm.hangup(call, number)));
	}

	@Test
	void oneWorkerAtATimeConsumesAQueueAndAnotherTakesOver() {
		this.farm.collector();
		ConfigurableApplicationContext first = this.farm.worker();
		List<HangupEvent> before = first.getBean(Worker.class).hangups;
		emit(4, 0, 10);
		await().atMost(SOON).until(() -> before.size() == 40);
		List<HangupEvent> after = this.farm.worker().getBean(Worker.class).hangups;
		emit(4, 10, 20);
		await().atMost(SOON).until(() -> before.size() == 80);
		assertThat(after).isEmpty();
		first.close();
		emit(4, 20, 30);
		await().atMost(SOON)
			.untilAsserted(() -> IntStream.range(0, 4)
				.forEach((call) -> assertThat(numbers(after, call).stream().distinct()).isSorted()
					.contains(20, 25, 29)));
	}

	@Test
	void whatIsNoEventIsSetAsideAndTheRestGoesOn() {
		this.farm.collector();
		ConfigurableApplicationContext context = this.farm.worker();
		RabbitTemplate template = context.getBean(RabbitTemplate.class);
		this.farm.hangup(1, 1);
		IntStream.range(0, 4)
			.forEach((queue) -> template.send(this.exchange, String.valueOf(queue),
					new Message("{}".getBytes(StandardCharsets.UTF_8), new MessageProperties())));
		this.farm.hangup(1, 2);
		Worker worker = context.getBean(Worker.class);
		await().atMost(SOON).until(() -> numbers(worker.hangups, 1).equals(List.of(1, 2)));
		await().atMost(SOON).until(() -> context.getBean(EventIntake.class).getUndecodable() == 4);
		Message dead = template.receive(this.exchange + ".dlq", 10_000);
		assertThat(dead.getBody()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void whatNoQueueTakesIsNotLost() {
		ConfigurableApplicationContext collector = this.farm.collector("spring.rabbitmq.dynamic=false");
		this.farm.hangup(1, 1);
		await().atMost(SOON).until(() -> statistics(collector).failures() > 0);
		Worker worker = this.farm.worker().getBean(Worker.class);
		await().atMost(SOON).until(() -> !worker.hangups.isEmpty());
		await().atMost(SOON).until(() -> statistics(collector).buffered() == 0);
		assertThat(statistics(collector).lost()).isZero();
	}

}
