package io.github.asteriskmanager.boot.rabbit;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import com.rabbitmq.client.AMQP;
import io.github.asteriskmanager.boot.distribution.EventFrame;

/**
 * Writes frames as messages, their attributes as headers in the way of CloudEvents.
 *
 * @see <a href=
 * "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md">The
 * AMQP binding of CloudEvents</a>
 */
final class MessageWriter {

	static final String PREFIX = "cloudEvents_";

	/** What is the key of a record elsewhere, in the extension that is meant for it. */
	static final String KEY = "partitionkey";

	static final String CONTENT_TYPE = "datacontenttype";

	private static final int PERSISTENT = 2;

	AMQP.BasicProperties properties(EventFrame frame) {
		Map<String, String> attributes = frame.attributes();
		Map<String, Object> headers = new HashMap<>();
		attributes.forEach((name, value) -> headers.put(PREFIX + name, value));
		headers.remove(PREFIX + CONTENT_TYPE);
		headers.put(PREFIX + KEY, frame.key());
		return new AMQP.BasicProperties.Builder().contentType(frame.contentType())
			.deliveryMode(PERSISTENT)
			.timestamp(Date.from(frame.receivedAt()))
			.headers(headers)
			.build();
	}

}
