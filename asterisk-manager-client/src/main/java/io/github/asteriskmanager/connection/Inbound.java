package io.github.asteriskmanager.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.event.FullyBootedEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.event.ShutdownEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageDecoder;
import io.github.asteriskmanager.protocol.ProtocolException;
import io.github.asteriskmanager.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of a connection: from bytes to answers, list items and events, each to
 * whom it belongs. Used by one thread.
 */
final class Inbound {

	private final Transport transport;

	private final MessageDecoder decoder;

	private final PendingActions pending;

	private final Originates originates;

	private final Outbox outbox;

	private final SessionContext context;

	private final ProviderCounters counters;

	private final EventReceiver receiver;

	private ManagerEvent[] batch = new ManagerEvent[64];

	private int batched;

	private Instant receivedAt = Instant.EPOCH;

	private long malformedSeen;

	private boolean shutdownAnnounced;

	private final int mostItems;

	private final HeldEvents held = new HeldEvents();

	private volatile @Nullable Duration uptime;

	/** Whether it waits for bytes, and has nothing to do with those it has read. */
	private volatile boolean listening = true;

	private volatile long heardNanos = System.nanoTime();

	Inbound(Transport transport, MessageDecoder decoder, PendingActions pending, Originates originates, Outbox outbox,
			SessionContext context, EventReceiver receiver, int mostItems) {
		this.transport = transport;
		this.decoder = decoder;
		this.pending = pending;
		this.originates = originates;
		this.outbox = outbox;
		this.context = context;
		this.counters = context.counters();
		this.mostItems = mostItems;
		this.receiver = receiver;
	}

	/**
	 * When a byte was last read. It counts as silence only what is listened to: whoever
	 * waits for room in the queue cannot tell what the server has sent meanwhile.
	 */
	long heardNanos() {
		return (this.listening) ? this.heardNanos : System.nanoTime();
	}

	/**
	 * Waits for a banner or response; events that come before it are passed on.
	 * @return the message, or {@code null} at the end of the stream
	 * @throws SocketTimeoutException if the deadline passes first
	 */
	@Nullable AmiMessage await(long deadlineNanos) throws IOException, InterruptedException {
		while (true) {
			AmiMessage message = this.decoder.next();
			if (message == null) {
				flush();
				long left = deadlineNanos - System.nanoTime();
				if (left <= 0) {
					throw new SocketTimeoutException();
				}
				this.transport.readTimeout(Duration.ofNanos(left));
				if (!read()) {
					return null;
				}
			}
			else if (message.kind() == AmiMessage.Kind.EVENT) {
				event(message);
			}
			else {
				flush();
				return message;
			}
		}
	}

	/**
	 * Reads until the connection ends, and says why. What has come is passed on first.
	 */
	Ending run() {
		try {
			this.transport.readTimeout(Duration.ZERO);
			do {
				handleAll();
				if (!flush()) {
					return new Ending(DisconnectReason.QUEUE_OVERFLOW,
							"The event queue is full and its overflow policy is to disconnect");
				}
			}
			while (read());
			return endOfStream();
		}
		catch (ProtocolException ex) {
			return violation(ex);
		}
		catch (IOException ex) {
			return broken(ex);
		}
		catch (InterruptedException ex) {
			return new Ending(DisconnectReason.STOPPED, "Interrupted", ex);
		}
		finally {
			flushLast();
		}
	}

	Ending violation(ProtocolException ex) {
		this.counters.protocolViolations.increment();
		return new Ending(DisconnectReason.PROTOCOL_VIOLATION, String.valueOf(ex.getMessage()), ex);
	}

	private Ending broken(IOException ex) {
		discardRest();
		return (this.shutdownAnnounced) ? shutdown()
				: new Ending(DisconnectReason.CONNECTION_BROKEN, "The connection broke: " + ex.getMessage(), ex);
	}

	private Ending endOfStream() {
		boolean cut = discardRest();
		if (this.shutdownAnnounced) {
			return shutdown();
		}
		return (cut)
				? new Ending(DisconnectReason.SLOW_CONSUMER_SUSPECTED,
						"The server closed the connection in the middle of a message, as Asterisk does when a client "
								+ "reads too slowly: set 'writetimeout' of the user in manager.conf to 5000")
				: new Ending(DisconnectReason.CLOSED_BY_SERVER, "The server closed the connection");
	}

	private static Ending shutdown() {
		return new Ending(DisconnectReason.SERVER_SHUTDOWN, "Asterisk shut down");
	}

	private boolean discardRest() {
		boolean cut = this.decoder.pending() > 0;
		if (cut) {
			this.counters.messagesDiscarded.increment();
		}
		return cut;
	}

	private boolean read() throws IOException {
		this.heardNanos = System.nanoTime();
		this.listening = true;
		int read = this.decoder.readFrom(this.transport::read);
		if (read < 0) {
			return false;
		}
		this.listening = false;
		this.receivedAt = Instant.now();
		this.counters.bytesReceived.add(read);
		return true;
	}

	private void handleAll() {
		this.outbox.hold();
		try {
			for (AmiMessage next = this.decoder.next(); next != null; next = this.decoder.next()) {
				handle(next);
			}
		}
		finally {
			this.outbox.release();
		}
	}

	private void handle(AmiMessage message) {
		switch (message.kind()) {
			case EVENT -> event(message);
			case RESPONSE -> {
				PendingAction<?> action = this.pending.answeredBy(message);
				if (action != null) {
					this.outbox.answered(action);
					action.response(message);
				}
				else {
					this.counters.unmatchedAnswers.increment();
				}
			}
			default -> this.counters.messagesDiscarded.increment();
		}
	}

	private void event(AmiMessage message) {
		PendingAction<?> list = this.pending.listedBy(message);
		if (list != null) {
			item(list, message);
			return;
		}
		ManagerEvent event = this.context.registry().create(message, this.context.origin(), this.receivedAt);
		if (event instanceof ShutdownEvent) {
			this.shutdownAnnounced = true;
		}
		else if (event instanceof OriginateResponseEvent outcome) {
			this.originates.tell(outcome);
		}
		else if (event instanceof FullyBootedEvent booted) {
			this.uptime = booted.getUptime();
		}
		if (!this.held.keeps(event)) {
			pass(event);
		}
	}

	private void item(PendingAction<?> list, AmiMessage message) {
		// whoever takes the items may take his time, and others may be sending
		this.outbox.release();
		list.item(this.context.registry().create(message, list.origin(), this.receivedAt));
		if (list.itemCount() > this.mostItems) {
			throw new ProtocolException(
					"The list that answers " + list.name() + " has more than " + this.mostItems + " items");
		}
	}

	private void pass(ManagerEvent event) {
		if (this.batched == this.batch.length) {
			this.batch = Arrays.copyOf(this.batch, this.batched * 2);
		}
		this.batch[this.batched++] = event;
	}

	/** What waits while lists are fetched anew. */
	HeldEvents held() {
		return this.held;
	}

	@Nullable Duration uptime() {
		return this.uptime;
	}

	/** Passes on the events of one read. */
	private boolean flush() throws InterruptedException {
		long malformed = this.decoder.malformed();
		this.counters.malformedTexts.add(malformed - this.malformedSeen);
		this.malformedSeen = malformed;
		if (this.held.isOverrun()) {
			flushReady();
		}
		boolean goOn = flushBatch();
		flushReady();
		return goOn;
	}

	private boolean flushBatch() throws InterruptedException {
		int count = this.batched;
		if (count == 0) {
			return true;
		}
		this.batched = 0;
		this.counters.received(this.batch, count);
		boolean goOn = this.receiver.receive(this.batch, count);
		Arrays.fill(this.batch, 0, count, null);
		return goOn;
	}

	private void flushReady() {
		List<Object> ready = this.held.takeReady();
		if (ready.isEmpty()) {
			return;
		}
		ManagerEvent[] events = ready.stream().filter(ManagerEvent.class::isInstance).toArray(ManagerEvent[]::new);
		if (events.length > 0) {
			this.counters.received(events, events.length);
		}
		this.receiver.receiveAll(ready);
	}

	private void flushLast() {
		try {
			this.held.end();
			flush();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
