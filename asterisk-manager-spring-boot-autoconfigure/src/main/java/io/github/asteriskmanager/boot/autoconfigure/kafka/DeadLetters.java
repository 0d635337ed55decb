package io.github.asteriskmanager.boot.autoconfigure.kafka;

import io.github.asteriskmanager.boot.distribution.EventIntake;
import org.apache.kafka.common.TopicPartition;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Sets aside what is no event, at once and as it is. What cannot be set aside either is
 * tried again for ever: nothing is skipped.
 */
final class DeadLetters implements DisposableBean {

	private final DefaultKafkaProducerFactory<byte[], byte[]> factory;

	private final EventIntake intake;

	DeadLetters(ProducerFactory<?, ?> factory, EventIntake intake) {
		this.factory = ByteFactories.producers(factory);
		this.intake = intake;
	}

	CommonErrorHandler errorHandler() {
		DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(new KafkaTemplate<>(this.factory),
				(record, ex) -> new TopicPartition(EventTopics.deadLetters(record.topic()), -1));
		DefaultErrorHandler handler = new DefaultErrorHandler((record, ex) -> {
			recoverer.accept(record, ex);
			this.intake.countUndecodable();
		}, new FixedBackOff(0, 0));
		handler.setSeekAfterError(false);
		return handler;
	}

	@Override
	public void destroy() {
		this.factory.destroy();
	}

}
