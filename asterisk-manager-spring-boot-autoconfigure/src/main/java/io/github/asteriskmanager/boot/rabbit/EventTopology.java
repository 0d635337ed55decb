package io.github.asteriskmanager.boot.rabbit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;

/**
 * Exchange and queues of events: an exchange, a number of queues among which the keys are
 * divided, each with one active consumer at a time, and an exchange with a queue for what
 * cannot be read.
 *
 * @param exchange name of the exchange, with which all other names begin
 * @param queues number of queues; everyone has to have the same
 * @param quorum whether queues are replicated among the nodes of a cluster
 */
public record EventTopology(String exchange, int queues, boolean quorum) {

	public EventTopology {
		if (queues < 1) {
			throw new IllegalArgumentException("'queues' must be at least 1 but is " + queues);
		}
	}

	/**
	 * Where frames with a key go.
	 * @param key the key
	 * @return the routing key, which is the number of a queue
	 */
	public String routingKey(String key) {
		return Integer.toString(Math.floorMod(key.hashCode(), this.queues));
	}

	/**
	 * Name of a queue.
	 * @param number its number from 0
	 * @return the name
	 */
	public String queue(int number) {
		return this.exchange + "." + number;
	}

	/**
	 * Name of the queue for what cannot be read.
	 * @return the name
	 */
	public String deadLetters() {
		return this.exchange + ".dlq";
	}

	/**
	 * What RabbitMQ has to have.
	 * @return all of it, durable
	 */
	public Declarables declarables() {
		List<Declarable> all = new ArrayList<>();
		DirectExchange events = new DirectExchange(this.exchange);
		FanoutExchange dead = new FanoutExchange(this.exchange + ".dlx");
		Queue deadLetters = builder(deadLetters()).build();
		all.addAll(List.of(events, dead, deadLetters, BindingBuilder.bind(deadLetters).to(dead)));
		IntStream.range(0, this.queues).forEach((number) -> {
			Queue queue = builder(queue(number)).singleActiveConsumer().deadLetterExchange(dead.getName()).build();
			Binding binding = BindingBuilder.bind(queue).to(events).with(Integer.toString(number));
			all.addAll(List.of(queue, binding));
		});
		return new Declarables(all);
	}

	private QueueBuilder builder(String name) {
		QueueBuilder builder = QueueBuilder.durable(name);
		return (this.quorum) ? builder.quorum() : builder;
	}

}
