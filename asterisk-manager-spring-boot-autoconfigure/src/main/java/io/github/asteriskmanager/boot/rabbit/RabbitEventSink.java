package io.github.asteriskmanager.boot.rabbit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.github.asteriskmanager.boot.distribution.EventFrame;
import io.github.asteriskmanager.boot.distribution.EventSink;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ChannelProxy;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;

/**
 * Publishes events to an exchange of RabbitMQ, persistent and confirmed by the server.
 * <p>
 * It has a channel of its own, made when first needed, and anew when that has broken;
 * what the server had not confirmed then has failed, and is sent again. A message that no
 * queue takes has failed too: the queues are declared by whoever connects first.
 */
public final class RabbitEventSink implements EventSink {

	private final ConnectionFactory factory;

	private final MessageWriter writer;

	private final EventTopology topology;

	private @Nullable Channel channel;

	/** The channel as the factory knows it. */
	private @Nullable Channel cached;

	private Confirms confirms = new Confirms();

	/**
	 * Creates the sink; it connects when first used.
	 * @param factory makes the connection
	 * @param topology names the exchange
	 */
	public RabbitEventSink(ConnectionFactory factory, EventTopology topology) {
		ConnectionFactory forPublishers = factory.getPublisherConnectionFactory();
		this.factory = (forPublishers != null) ? forPublishers : factory;
		this.writer = new MessageWriter();
		this.topology = topology;
	}

	@Override
	public String name() {
		return "rabbit";
	}

	@Override
	public synchronized CompletableFuture<List<Refusal>> send(List<EventFrame> frames) {
		try {
			Channel current = channel();
			// all numbers are known before the first confirmation may come
			long first = current.getNextPublishSeqNo();
			CompletableFuture<List<Refusal>> result = this.confirms.expect(first, frames.size());
			for (EventFrame frame : frames) {
				AMQP.BasicProperties properties = this.writer.properties(frame);
				current.basicPublish(this.topology.exchange(), this.topology.routingKey(frame.key()), true, properties,
						frame.bytes());
			}
			return result;
		}
		catch (IOException | AmqpException | ShutdownSignalException ex) {
			broken(ex);
			return CompletableFuture.failedFuture(ex);
		}
	}

	private Channel channel() throws IOException {
		Channel current = this.channel;
		if (current != null && current.isOpen()) {
			return current;
		}
		closeChannel();
		Channel made = this.factory.createConnection().createChannel(false);
		this.cached = made;
		// what stands before it in the factory would silently open another one, without
		// confirms
		Channel bare = (made instanceof ChannelProxy proxy) ? proxy.getTargetChannel() : made;
		Confirms own = new Confirms();
		bare.confirmSelect();
		bare.addConfirmListener(own);
		bare.addReturnListener(own);
		bare.addShutdownListener(own::broken);
		this.confirms = own;
		this.channel = bare;
		return bare;
	}

	private void broken(Exception cause) {
		this.confirms.broken(cause);
		closeChannel();
	}

	@Override
	public synchronized void close(Duration timeout) {
		closeChannel();
	}

	/** For good: in the cache of the factory it would confirm what others send. */
	private void closeChannel() {
		Channel made = this.cached;
		this.cached = null;
		this.channel = null;
		if (made != null) {
			RabbitUtils.setPhysicalCloseRequired(made, true);
			RabbitUtils.closeChannel(made);
		}
	}

}
