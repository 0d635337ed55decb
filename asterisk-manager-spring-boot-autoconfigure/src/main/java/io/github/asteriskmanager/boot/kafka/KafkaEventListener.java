package io.github.asteriskmanager.boot.kafka;

import java.util.List;

import io.github.asteriskmanager.boot.distribution.EventFrame;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.distribution.UndecodableFrameException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Makes application events of the records of a topic, record by record.
 * <p>
 * One that is no event ends the batch by a {@link BatchListenerFailedException} that says
 * which it is, so that the container's error handler can set it aside and go on behind
 * it. Thread-safe.
 */
public final class KafkaEventListener implements BatchMessageListener<byte[], byte[]> {

	private final EventIntake intake;

	private final RecordAttributes attributes = new RecordAttributes();

	/**
	 * Creates the listener.
	 * @param intake makes the events
	 */
	public KafkaEventListener(EventIntake intake) {
		this.intake = intake;
	}

	@Override
	public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
		for (int i = 0; i < records.size(); i++) {
			try {
				this.intake.accept(frame(records.get(i)));
			}
			catch (UndecodableFrameException ex) {
				throw new BatchListenerFailedException(ex.getDescription(), ex, i);
			}
		}
	}

	private EventFrame frame(ConsumerRecord<byte[], byte[]> record) {
		byte[] value = record.value();
		if (value == null) {
			throw new UndecodableFrameException("Not published by this library: a record without a value", null);
		}
		return EventFrame.of(this.attributes.of(record.headers()), RecordAttributes.text(record.key()), value);
	}

}
