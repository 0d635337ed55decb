package io.github.asteriskmanager.benchmarks.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.asteriskmanager.servers.RabbitServer;

/**
 * A message broker in a process of its own, and how applications find it.
 */
abstract class Broker implements AutoCloseable {

	/** Topics have so many partitions, exchanges so many queues; {@code -Dparts}. */
	static final int PARTS = Integer.getInteger("parts", 4);

	/**
	 * Starts a broker.
	 * @param name {@code kafka} or {@code rabbit}
	 * @return the broker, to be closed
	 * @throws IOException if it cannot start
	 */
	static Broker start(String name) throws IOException {
		return (name.equals("kafka")) ? new Kafka() : new Rabbit();
	}

	/** Properties of an application for which this topic or exchange is new. */
	abstract List<String> properties(String topic);

	@Override
	public abstract void close();

	private static final class Kafka extends Broker {

		private final Process process;

		private final String address;

		Kafka() throws IOException {
			this.process = JavaProcess.start(KafkaBrokerProcess.class, List.of("-Xmx512m", "-XX:+UseSerialGC"),
					List.of());
			this.address = this.process.inputReader(StandardCharsets.US_ASCII).readLine();
		}

		@Override
		List<String> properties(String topic) {
			return List.of("spring.kafka.bootstrap-servers=" + this.address, "asterisk.manager.kafka.topic=" + topic,
					"asterisk.manager.kafka.partitions=" + PARTS);
		}

		@Override
		public void close() {
			JavaProcess.end(this.process);
		}

	}

	private static final class Rabbit extends Broker {

		private final RabbitServer server = RabbitServer.create();

		@Override
		List<String> properties(String topic) {
			return List.of("spring.rabbitmq.addresses=127.0.0.1:" + this.server.port(),
					"asterisk.manager.rabbit.exchange=" + topic, "asterisk.manager.rabbit.queues=" + PARTS);
		}

		@Override
		public void close() {
			this.server.close();
		}

	}

}
