package io.github.asteriskmanager.boot.rabbit;

import java.util.Map;
import java.util.Objects;

import io.github.asteriskmanager.boot.distribution.EventFrame;
import io.github.asteriskmanager.boot.distribution.EventIntake;
import io.github.asteriskmanager.boot.distribution.UndecodableFrameException;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListener;

/**
 * Makes application events of the messages of a queue. One that is no event is rejected,
 * so that RabbitMQ sets it aside. Thread-safe.
 */
public final class RabbitEventListener implements MessageListener {

	private final EventIntake intake;

	/**
	 * Creates the listener.
	 * @param intake makes the events
	 */
	public RabbitEventListener(EventIntake intake) {
		this.intake = intake;
	}

	@Override
	public void onMessage(Message message) {
		try {
			Map<String, Object> headers = message.getMessageProperties().getHeaders();
			String key = Objects.toString(headers.get(MessageWriter.PREFIX + MessageWriter.KEY), "");
			this.intake.accept(EventFrame.of((name) -> attribute(message, name), key, message.getBody()));
		}
		catch (UndecodableFrameException ex) {
			this.intake.countUndecodable();
			throw new AmqpRejectAndDontRequeueException(ex.getDescription(), ex);
		}
	}

	private static @Nullable String attribute(Message message, String name) {
		return (name.equals(MessageWriter.CONTENT_TYPE)) ? message.getMessageProperties().getContentType()
				: Objects.toString(message.getMessageProperties().getHeaders().get(MessageWriter.PREFIX + name), null);
	}

}
