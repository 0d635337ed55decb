package io.github.asteriskmanager.boot.rabbit;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.ReturnListener;
import io.github.asteriskmanager.boot.distribution.EventSink.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.AmqpException;

/**
 * What RabbitMQ has confirmed of the messages of one channel. Thread-safe.
 */
final class Confirms implements ConfirmListener, ReturnListener {

	/** Messages not confirmed, by the number that the channel gave them. */
	private final NavigableMap<Long, Batch> open = new TreeMap<>();

	private @Nullable Exception returned;

	private static final class Batch {

		private final CompletableFuture<List<Refusal>> result = new CompletableFuture<>();

		private int open;

		private @Nullable Exception failure;

		Batch(int messages) {
			this.open = messages;
		}

		void complete() {
			if (this.failure != null) {
				this.result.completeExceptionally(this.failure);
			}
			else {
				this.result.complete(List.of());
			}
		}

	}

	synchronized CompletableFuture<List<Refusal>> expect(long first, int messages) {
		Batch batch = new Batch(messages);
		for (int i = 0; i < messages; i++) {
			this.open.put(first + i, batch);
		}
		return batch.result;
	}

	@Override
	public void handleAck(long number, boolean multiple) {
		confirmed(number, multiple, null);
	}

	@Override
	public void handleNack(long number, boolean multiple) {
		confirmed(number, multiple, new AmqpException("RabbitMQ could not keep a message"));
	}

	private void confirmed(long number, boolean multiple, @Nullable Exception failure) {
		List<Batch> completed = new ArrayList<>();
		synchronized (this) {
			Exception cause = (failure != null) ? failure : this.returned;
			this.returned = null;
			NavigableMap<Long, Batch> confirmed = (multiple) ? this.open.headMap(number, true)
					: this.open.subMap(number, true, number, true);
			for (Batch batch : confirmed.values()) {
				batch.failure = (cause != null) ? cause : batch.failure;
				if (--batch.open == 0) {
					completed.add(batch);
				}
			}
			confirmed.clear();
		}
		completed.forEach(Batch::complete);
	}

	/** Comes before the message is confirmed. */
	@Override
	public synchronized void handleReturn(int replyCode, String replyText, String exchange, String routingKey,
			AMQP.BasicProperties properties, byte[] body) {
		this.returned = new AmqpException(
				"No queue of the exchange '" + exchange + "' has the routing key '" + routingKey + "'");
	}

	/** The channel is no more, and what is not confirmed never will be. */
	void broken(Exception cause) {
		List<Batch> failed;
		synchronized (this) {
			failed = this.open.values().stream().distinct().toList();
			this.open.clear();
		}
		failed.forEach((batch) -> batch.result.completeExceptionally(cause));
	}

}
