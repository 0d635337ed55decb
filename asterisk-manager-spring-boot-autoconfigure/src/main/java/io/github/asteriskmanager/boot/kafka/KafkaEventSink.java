package io.github.asteriskmanager.boot.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.asteriskmanager.boot.distribution.EventFrame;
import io.github.asteriskmanager.boot.distribution.EventSink;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.ProducerFactory;

/**
 * Publishes events to a topic of Apache Kafka.
 * <p>
 * The producer has to be one that never gives a record up by itself, so that order is
 * kept however long the brokers are away. It is made when first needed, and anew after
 * {@link #close}.
 */
public final class KafkaEventSink implements EventSink {

	private final ProducerFactory<byte[], byte[]> factory;

	private final RecordWriter writer;

	private @Nullable Producer<byte[], byte[]> producer;

	/**
	 * Creates the sink; it connects when first used.
	 * @param factory makes the producer
	 * @param topic name of the topic
	 */
	public KafkaEventSink(ProducerFactory<byte[], byte[]> factory, String topic) {
		this.factory = factory;
		this.writer = new RecordWriter(topic);
	}

	@Override
	public String name() {
		return "kafka";
	}

	@Override
	public CompletableFuture<List<Refusal>> send(List<EventFrame> frames) {
		Confirmations confirmations = new Confirmations(frames.size());
		Producer<byte[], byte[]> current = producer();
		for (EventFrame frame : frames) {
			// what cannot even be handed over must not be overtaken by what follows
			if (confirmations.hasFailed()) {
				confirmations.skipped();
			}
			else {
				send(current, frame, confirmations);
			}
		}
		return confirmations.result();
	}

	private void send(Producer<byte[], byte[]> current, EventFrame frame, Confirmations confirmations) {
		try {
			current.send(this.writer.record(frame), (metadata, failure) -> confirmations.confirmed(frame, failure));
		}
		catch (KafkaException | IllegalStateException ex) {
			confirmations.confirmed(frame, ex);
		}
	}

	private synchronized Producer<byte[], byte[]> producer() {
		Producer<byte[], byte[]> current = this.producer;
		if (current == null) {
			current = this.factory.createNonTransactionalProducer();
			this.producer = current;
		}
		return current;
	}

	@Override
	public synchronized void close(Duration timeout) {
		if (this.producer != null) {
			this.producer.close(timeout);
			this.factory.reset();
			this.producer = null;
		}
	}

}
