package io.github.asteriskmanager.boot.distribution;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.boot.AsteriskEvent;
import io.github.asteriskmanager.event.EventOrigin;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Makes application events of what a broker delivers, the same ones as on the instance
 * that published them: listeners need not know where they run.
 * <p>
 * Listeners are called on the calling thread, and have returned when it does. What they
 * throw concerns nobody else. Thread-safe.
 */
public final class EventIntake {

	private static final Logger logger = LoggerFactory.getLogger(EventIntake.class);

	private final ApplicationEventPublisher publisher;

	private final EventRegistry registry;

	private final Map<String, Origins> origins = new ConcurrentHashMap<>();

	private final LongAdder consumed = new LongAdder();

	private final LongAdder undecodable = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private final Set<Class<?>> failuresLogged = ConcurrentHashMap.newKeySet();

	private record Origins(EventOrigin told, EventOrigin fetched) {
	}

	/**
	 * Creates the intake.
	 * @param publisher takes the events
	 * @param registry makes them
	 */
	public EventIntake(ApplicationEventPublisher publisher, EventRegistry registry) {
		this.publisher = publisher;
		this.registry = registry;
	}

	/**
	 * Delivers what is in a frame to the listeners.
	 * @param frame the frame
	 * @throws UndecodableFrameException if there is no event in it; nobody was called
	 * then
	 */
	public void accept(EventFrame frame) {
		if (frame.notice()) {
			deliver(frame.provider(), notice(frame));
		}
		else {
			ManagerEvent event = event(frame);
			deliver(frame.provider(), event);
			if (event instanceof UserEvent userEvent && userEvent.getPayload() != null) {
				deliver(frame.provider(), userEvent.getPayload());
			}
		}
		this.consumed.increment();
	}

	private ManagerEvent event(EventFrame frame) {
		Origins origins = this.origins.get(frame.provider());
		if (origins == null) {
			origins = this.origins.computeIfAbsent(frame.provider(), this::origins);
		}
		return this.registry.create(message(frame), (frame.resync()) ? origins.fetched() : origins.told(),
				frame.receivedAt());
	}

	private Origins origins(String provider) {
		EventOrigin told = this.registry.origin(provider, new LongAdder());
		return new Origins(told, told.forResync());
	}

	private static AmiMessage message(EventFrame frame) {
		try {
			return AmiMessage.of(frame.bytes(), frame.encoding());
		}
		catch (ProtocolException ex) {
			throw new UndecodableFrameException(frame + ": " + ex.getMessage(), ex);
		}
	}

	private static Object notice(EventFrame frame) {
		AmiMessage message = message(frame);
		try {
			return NoticeReader.read(frame.provider(), message);
		}
		catch (RuntimeException ex) {
			throw new UndecodableFrameException(frame + " cannot be read: " + ex.getMessage(), ex);
		}
	}

	/** Most multicasters let nothing through; those of applications may. */
	private void deliver(String provider, Object payload) {
		try {
			this.publisher.publishEvent(new AsteriskEvent<>(this, provider, payload));
		}
		catch (RuntimeException | Error ex) {
			this.failures.increment();
			if (this.failuresLogged.add(ex.getClass())) {
				logger.error("[{}] A listener failed on {}; further {} are only counted", provider, payload,
						ex.getClass().getSimpleName(), ex);
			}
		}
	}

	/**
	 * Counts something that a broker delivered and that cannot be read.
	 */
	public void countUndecodable() {
		this.undecodable.increment();
	}

	/**
	 * What was delivered to the listeners.
	 * @return the number of events and notices
	 */
	public long getConsumed() {
		return this.consumed.sum();
	}

	/**
	 * What could not be read.
	 * @return the number
	 */
	public long getUndecodable() {
		return this.undecodable.sum();
	}

	/**
	 * How often listeners failed whose multicaster lets that through; that of this
	 * library counts by itself.
	 * @return the number
	 */
	public long getListenerErrors() {
		return this.failures.sum();
	}

}
