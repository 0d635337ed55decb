package io.github.asteriskmanager.boot.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.boot.distribution.EventFrame;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.distribution.UndecodableFrameException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

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

	private static final String PREFIX = "ce_";

	private static final String CONTENT_TYPE = "content-type";

	private final EventIntake intake;

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

	private static EventFrame frame(ConsumerRecord<byte[], byte[]> record) {
		byte[] value = record.value();
		if (value == null) {
			throw new UndecodableFrameException("Not published by this library: a record without a value", null);
		}
		Map<String, String> attributes = new HashMap<>(16);
		for (Header header : record.headers()) {
			String name = header.key();
			if (name.startsWith(PREFIX)) {
				attributes.put(name.substring(PREFIX.length()), text(header.value()));
			}
			else if (name.equals(CONTENT_TYPE)) {
				attributes.put("datacontenttype", text(header.value()));
			}
		}
		return EventFrame.of(attributes::get, text(record.key()), value);
	}

	private static String text(byte @Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : "";
	}

}
