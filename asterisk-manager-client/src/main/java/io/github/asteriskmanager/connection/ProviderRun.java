package io.github.asteriskmanager.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.asteriskmanager.ConnectFailedException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.FailedAttempt;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.dispatch.Dispatcher;
import io.github.asteriskmanager.dispatch.EventQueue;
import io.github.asteriskmanager.dispatch.Subscriptions;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ProviderReconnectedEvent;
import io.github.asteriskmanager.transport.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider between start and stop: one thread that connects, logs in, reads, waits and
 * begins again, so that there is never more than one connection; and one that calls the
 * listeners.
 */
final class ProviderRun {

	private static final Logger logger = LoggerFactory.getLogger(ProviderRun.class);

	private final ManagerOptions options;

	private final SessionContext context;

	/** Puts what a connection tells into the queue. */
	private final EventReceiver intake = new EventReceiver() {

		@Override
		public boolean receive(ManagerEvent[] events, int count) throws InterruptedException {
			return ProviderRun.this.queue.put(events, count);
		}

		@Override
		public void receiveAll(List<?> items) {
			ProviderRun.this.queue.putAll(items);
		}

	};

	private final @Nullable AutomaticMask automatic;

	private final StatusBoard board;

	private final Supplier<Transport> transports;

	private final BooleanSupplier permission;

	private final Clock clock;

	private final EventQueue queue;

	private final Dispatcher dispatcher;

	private final RetrySchedule schedule;

	private final ConnectPace pace;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final CountDownLatch ended = new CountDownLatch(2);

	private final AtomicBoolean keepsRunning = new AtomicBoolean();

	/** A stop has waited in vain for a listener, and another need not. */
	private volatile boolean abandoned;

	private volatile @Nullable Session session;

	private volatile @Nullable Thread dispatching;

	private volatile @Nullable Thread connecting;

	private @Nullable Instant lostAt;

	ProviderRun(ManagerOptions options, SessionContext context, Subscriptions subscriptions,
			@Nullable AutomaticMask automatic, StatusBoard board, Supplier<Transport> transports, Clock clock,
			BooleanSupplier permission) {
		this.options = options;
		this.context = context;
		this.automatic = automatic;
		this.board = board;
		this.transports = transports;
		this.permission = permission;
		this.clock = clock;
		this.queue = new EventQueue(options.getTitle(), Dispatcher.queuePolicy(options), context.counters(), clock);
		this.dispatcher = new Dispatcher(options, this.queue, subscriptions, context.counters(), () -> Background
			.pool("ami-events-" + options.getTitle(), options.getDispatch().workers(), options.isVirtualThreads()));
		this.schedule = new RetrySchedule(options.getInitialRetry(), options.getReconnect(),
				() -> ThreadLocalRandom.current().nextDouble());
		this.pace = ConnectPace.OF_PROCESS;
	}

	void start() {
		this.board.enter(ProviderState.CONNECTING, 0, this.queue::putNotice);
		this.keepsRunning.set(true);
		KeepRunning.acquire();
		boolean virtual = this.options.isVirtualThreads();
		this.dispatching = Background.start("ami-events-" + this.options.getTitle(), virtual, this::dispatch);
		this.connecting = Background.start("ami-" + this.options.getTitle(), virtual, this::connectUntilStopped);
	}

	/** The connection, whatever its stage. */
	@Nullable Session session() {
		return this.session;
	}

	/**
	 * Delivers something behind what is being delivered, or else behind what is queued.
	 */
	void publish(Object event) {
		if (this.dispatcher.isBy(Thread.currentThread())) {
			this.dispatcher.follow(event);
		}
		else {
			this.queue.putNotice(event);
		}
	}

	/** Runs something on the dispatcher thread, behind what is queued. */
	void execute(Runnable task) {
		this.queue.putTask(task);
	}

	/** Fetches lists anew if there is a connection. */
	void resync(Set<Resync> parts) {
		Session current = this.session;
		if (current != null && this.board.status().state() == ProviderState.READY) {
			current.resync(parts);
		}
	}

	int queueSize() {
		return this.queue.undelivered();
	}

	/** Whether it has ended by itself, or has been stopped. */
	boolean isOver() {
		return this.stopping.getCount() == 0;
	}

	private void dispatch() {
		try {
			this.dispatcher.run();
		}
		finally {
			this.ended.countDown();
		}
	}

	private void connectUntilStopped() {
		ProviderState last = ProviderState.STOPPED;
		try {
			while (!isOver()) {
				Ending ending = connectOnce();
				if (isOver() || !waitForNext(ending)) {
					last = (this.schedule.endsWith(ending.reason())) ? ProviderState.AUTHENTICATION_FAILED
							: ProviderState.STOPPED;
					end(last, ending);
				}
			}
		}
		catch (RuntimeException | Error ex) {
			logger.error("[{}] The provider stops: it cannot go on after {}", this.options.getTitle(), ex.toString(),
					ex);
			end(ProviderState.STOPPED, new Ending(DisconnectReason.CONNECTION_BROKEN, ex.toString(), ex));
		}
		finally {
			this.queue.close();
			this.ended.countDown();
		}
	}

	/** One connection, from the attempt to its end. */
	private Ending connectOnce() {
		if (!pause(this.pace.take())) {
			return new Ending(DisconnectReason.STOPPED, "Stopped");
		}
		Session current = new Session(this.options, this.context, this.transports.get(), this.intake);
		this.session = current;
		long readyNanos = 0;
		try {
			if (!isPermitted()) {
				return new Ending(DisconnectReason.STOPPED, "Stopped");
			}
			this.board.enter(ProviderState.CONNECTING, this.schedule.attempts() + 1, this.queue::putNotice);
			current.connect();
			if (!isPermitted()) {
				return new Ending(DisconnectReason.STOPPED, "Stopped");
			}
			current.login(LoginHandshake.persistent(this.options, this.lostAt != null, this.automatic), () -> this.board
				.enter(ProviderState.AUTHENTICATING, this.schedule.attempts() + 1, this.queue::putNotice));
			readyNanos = System.nanoTime();
			ready(current);
			widen();
			return readUntilEnd(current);
		}
		catch (ConnectFailedException ex) {
			return current.close(new Ending(ex.getReason(), ex.getDescription(), ex));
		}
		catch (RuntimeException | Error ex) {
			logger.error("[{}] The connection is given up after an unexpected failure", this.options.getTitle(), ex);
			return current.close(new Ending(DisconnectReason.CONNECTION_BROKEN, "Unexpected failure: " + ex, ex));
		}
		finally {
			current.close(new Ending(DisconnectReason.CONNECTION_BROKEN, "The connection's thread failed"));
			if (readyNanos != 0) {
				this.lostAt = this.clock.instant();
				this.schedule.wasReadyFor(Duration.ofNanos(System.nanoTime() - readyNanos));
			}
		}
	}

	private boolean isPermitted() {
		if (!isOver() && !this.permission.getAsBoolean()) {
			abort();
		}
		return !isOver();
	}

	/** Asks for events that have been wanted since the login. */
	void widen() {
		Session current = this.session;
		if (this.automatic != null && current != null && this.board.status().state() == ProviderState.READY) {
			this.automatic.widening().forEach((action) -> current.submit(action, this.options.getActionTimeout()));
		}
	}

	private Ending readUntilEnd(Session current) {
		Heartbeat heartbeat = new Heartbeat(current, this.options.getPing(),
				Background.executor("ami-ping-" + this.options.getTitle(), this.options.isVirtualThreads()),
				(roundTrip) -> this.context.metrics().heartbeat(this.options.getTitle(), roundTrip));
		heartbeat.start();
		try {
			return current.run();
		}
		finally {
			heartbeat.stop();
		}
	}

	private void ready(Session current) {
		this.board.ready(current.protocolVersion(), this.queue::putNotice);
		Instant since = this.lostAt;
		if (since == null) {
			logger.info("[{}] Connected to {}:{} (AMI {})", this.options.getTitle(), this.options.getAddress(),
					this.options.getPort(), current.protocolVersion());
			return;
		}
		this.lostAt = null;
		backAgain(current, since, this.clock.instant());
	}

	private void backAgain(Session current, Instant since, Instant now) {
		Duration outage = Duration.between(since, now);
		Duration uptime = current.uptime();
		Boolean restarted = (uptime != null) ? Boolean.valueOf(uptime.compareTo(outage) < 0) : null;
		logger.info("[{}] Connected again to {}:{} after {}{}", this.options.getTitle(), this.options.getAddress(),
				this.options.getPort(), outage, Boolean.TRUE.equals(restarted) ? "; Asterisk was restarted" : "");
		this.context.counters().reconnects.increment();
		this.queue.putNotice(
				new EventsLostEvent(this.options.getTitle(), EventsLostEvent.Cause.OUTAGE, -1, since, now, Map.of()));
		this.queue.putNotice(new ProviderReconnectedEvent(this.options.getTitle(), since, now, restarted, uptime));
		current.resync(this.options.getResync());
	}

	/** Waits until the next attempt is due; {@code false} if there will be none. */
	private boolean waitForNext(Ending ending) {
		if (this.schedule.endsWith(ending.reason())) {
			return false;
		}
		Duration delay = nextDelay(ending.reason());
		if (delay == null) {
			return false;
		}
		warnOnce(ending, delay);
		this.board.failed(ProviderState.BACKING_OFF, this.schedule.attempts(), ending, delay, this.queue::putNotice);
		return pause(delay.toNanos());
	}

	/** Waits; {@code false} if stopped meanwhile. */
	private boolean pause(long nanos) {
		try {
			return !this.stopping.await(nanos, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private @Nullable Duration nextDelay(DisconnectReason reason) {
		Duration proposed = this.schedule.next(reason);
		try {
			return this.options.getExtensions()
				.reconnectStrategy()
				.delayAfter(new FailedAttempt(this.options.getTitle(), this.schedule.attempts(), this.lostAt != null,
						reason, proposed));
		}
		catch (RuntimeException ex) {
			logger.error("[{}] The reconnect strategy failed; the configured delay of {} holds",
					this.options.getTitle(), proposed, ex);
			return proposed;
		}
	}

	/** One warning for each outage; what follows is for those who look closer. */
	private void warnOnce(Ending ending, Duration delay) {
		if (this.board.status().reason() == null) {
			logger.warn("[{}] Not connected: {}; trying again in {}", this.options.getTitle(), ending.message(), delay);
		}
		else {
			logger.debug("[{}] Attempt {} failed: {}; trying again in {}", this.options.getTitle(),
					this.schedule.attempts(), ending.message(), delay);
		}
	}

	private void end(ProviderState state, Ending ending) {
		if (isOver()) {
			this.board.enter(ProviderState.STOPPED, 0, this.queue::putNotice);
			return;
		}
		logger.warn("[{}] Not connected, and not trying again: {}", this.options.getTitle(), ending.message());
		this.board.failed(state, this.schedule.attempts(), ending, null, this.queue::putNotice);
		this.stopping.countDown();
	}

	/** Ends the connection at once, and what it told is no longer delivered. */
	void abort() {
		end();
		Session current = this.session;
		if (current != null) {
			current.abort();
		}
		long discarded = this.queue.discard(EventsLostEvent.Cause.TAKEOVER);
		if (discarded > 0) {
			logger.warn("[{}] Aborted; {} queued events are discarded", this.options.getTitle(), discarded);
		}
	}

	private void end() {
		this.stopping.countDown();
		if (this.keepsRunning.compareAndSet(true, false)) {
			KeepRunning.release();
		}
	}

	/** Stops, and waits until both threads have ended or the time is over. */
	void stop(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		end();
		Session current = this.session;
		if (current != null) {
			current.logoff();
		}
		Thread self = Thread.currentThread();
		boolean own = self == this.dispatching || self == this.connecting || this.dispatcher.isBy(self);
		try {
			long left = (this.abandoned) ? 0 : deadline - System.nanoTime();
			if (!own && !this.ended.await(left, TimeUnit.NANOSECONDS) && !this.abandoned) {
				this.abandoned = true;
				this.queue.close();
				logger.warn("[{}] A listener has not returned; {} queued events are discarded", this.options.getTitle(),
						this.queue.clear());
			}
		}
		catch (InterruptedException ex) {
			self.interrupt();
		}
	}

}
