package io.github.asteriskmanager.boot.distribution;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import io.github.asteriskmanager.boot.AsteriskEvent;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Hands what providers deliver to message brokers: one {@link EventOutbox} for each
 * {@link EventSink}.
 * <p>
 * It starts before the providers and stops after them, so that nothing of a shutdown is
 * missing. What came from a broker is never handed to one again. Thread-safe.
 */
public final class EventDistribution implements SmartLifecycle {

	/** Before the providers on the way up, and after them on the way down. */
	public static final int PHASE = AsteriskManagerService.PHASE - 1024;

	private final List<EventOutbox> outboxes;

	private final EventSelection selection;

	private volatile boolean running;

	/**
	 * Creates an outbox for each sink; nothing is started.
	 * @param sinks the brokers
	 * @param options how much each outbox holds
	 * @param selection which AMI events are published
	 * @param losses told when an outbox begins to lose events, and when that has ended
	 */
	public EventDistribution(List<EventSink> sinks, OutboxOptions options, EventSelection selection,
			Consumer<EventsLostEvent> losses) {
		Clock clock = Clock.systemUTC();
		String epoch = epoch(clock);
		this.outboxes = sinks.stream().map((sink) -> new EventOutbox(sink, epoch, options, losses, clock)).toList();
		this.selection = selection;
	}

	/** Sorts by time for as long as it has as many digits, until the year 2059. */
	private static String epoch(Clock clock) {
		return Long.toString(clock.millis(), Character.MAX_RADIX) + "-"
				+ Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
	}

	/**
	 * The outbox of each sink.
	 * @return the outboxes in the order of the sinks
	 */
	public List<EventOutbox> getOutboxes() {
		return this.outboxes;
	}

	/**
	 * Whether there is a form for an object on the way through a broker: AMI events, and
	 * what providers tell of their connection, of losses, and of what was fetched anew.
	 * @param payload any object
	 * @return {@code true} if there is
	 */
	public static boolean carries(Object payload) {
		return payload instanceof ManagerEvent || NoticeText.canWrite(payload.getClass());
	}

	/**
	 * Whether events of a class are published.
	 * @param type the class
	 * @return {@code true} if they are
	 */
	public boolean takes(Class<?> type) {
		return this.selection.takes(type);
	}

	/**
	 * Publishes what is published to an application.
	 * @param application takes all events, after the brokers
	 * @return to be used in place of it by whoever delivers what providers tell
	 */
	public ApplicationEventPublisher before(ApplicationEventPublisher application) {
		return (event) -> {
			if (event instanceof AsteriskEvent<?> delivered) {
				publish(delivered.getProvider(), delivered.getPayload());
			}
			application.publishEvent(event);
		};
	}

	private void publish(String provider, Object payload) {
		if (carries(payload) && this.selection.takes(payload)) {
			for (EventOutbox outbox : this.outboxes) {
				outbox.put(provider, payload);
			}
		}
	}

	@Override
	public void start() {
		this.outboxes.forEach(EventOutbox::start);
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.outboxes.forEach(EventOutbox::stop);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
