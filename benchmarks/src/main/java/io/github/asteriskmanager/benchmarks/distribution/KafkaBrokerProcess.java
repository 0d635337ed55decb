package io.github.asteriskmanager.benchmarks.distribution;

import java.io.PrintStream;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A Kafka broker in a process of its own, with its data in a temporary directory.
 */
public final class KafkaBrokerProcess {

	private KafkaBrokerProcess() {
	}

	/**
	 * Starts the broker; its address is the one line it prints.
	 * @param args none
	 * @throws Exception if it cannot start
	 */
	public static void main(String[] args) throws Exception {
		PrintStream output = System.out;
		// the broker is talkative
		System.setOut(System.err);
		EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, Broker.PARTS);
		broker.afterPropertiesSet();
		output.println(broker.getBrokersAsString());
		while (System.in.read() >= 0) {
			// lives as long as the other end of its input
		}
		broker.destroy();
		System.exit(0);
	}

}
