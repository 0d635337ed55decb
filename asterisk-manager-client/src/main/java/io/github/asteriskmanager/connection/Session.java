package io.github.asteriskmanager.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionTimeoutException;
import io.github.asteriskmanager.ConnectionLostException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.TooManyActionsException;
import io.github.asteriskmanager.action.GenericAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.EventOrigin;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.metrics.ManagerMetrics.Outcome;
import io.github.asteriskmanager.protocol.ActionEncoder;
import io.github.asteriskmanager.protocol.MessageDecoder;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One connection from its socket to its end; never used again.
 * <p>
 * One thread connects, logs in and then reads. Any thread sends, and any may close: the
 * first reason given is the one that counts, so what happens to an older connection
 * cannot touch a newer one.
 */
final class Session {

	/** How long what the server said before a failed write is waited for. */
	private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

	/** Whoever says good-bye has closed it, whatever else happens until the answer. */
	private static final Ending CLOSED_HERE = new Ending(DisconnectReason.STOPPED, "Closed by this side");

	private static final Duration LOGOFF_TIMEOUT = Duration.ofSeconds(1);

	private final ManagerOptions options;

	private final SessionContext context;

	private final Transport transport;

	private final Inbound inbound;

	private final ResyncRounds resyncs;

	private final ActionEncoder encoder;

	private final AllowedActions allowed;

	private final ActionIds ids = new ActionIds();

	private final PendingActions pending = new PendingActions();

	private final Originates originates = new Originates();

	private final Outbox outbox;

	private final Lookout lookout = new Lookout();

	private final Deadlines deadlines = new Deadlines(this.pending, this::timedOut);

	private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

	private volatile @Nullable Thread reader;

	private volatile @Nullable String protocolVersion;

	private volatile boolean loggedIn;

	private volatile boolean loggingOff;

	Session(ManagerOptions options, SessionContext context, Transport transport, EventReceiver receiver) {
		this.options = options;
		this.context = context;
		this.transport = transport;
		this.encoder = new ActionEncoder(options.getEncoding());
		this.allowed = new AllowedActions(options.getActions());
		this.outbox = new Outbox(transport, this::notWritten, context.counters().bytesSent,
				Background.executor("ami-writer-" + options.getTitle(), options.isVirtualThreads()));
		this.inbound = new Inbound(transport, new MessageDecoder(options.getEncoding(), options.getLimits()),
				this.pending, this.originates, this.outbox, context, receiver, options.getLimits().listItems());
		this.resyncs = new ResyncRounds(options.getTitle(), this, this.inbound.held());
	}

	/** Opens the socket. */
	void connect() {
		this.context.counters().connectAttempts.increment();
		this.transport.connect();
	}

	/** Waits for the banner and logs in. */
	void login(LoginHandshake handshake, Runnable greeted) {
		this.protocolVersion = handshake.perform(this, this.inbound, greeted);
		this.loggedIn = true;
		this.context.counters().logins.increment();
	}

	/**
	 * Fetches anew what events would have told. What Asterisk tells from now on waits
	 * until that has come.
	 */
	void resync(Set<Resync> parts) {
		this.resyncs.request(parts);
	}

	/** Sends an action for a list that is fetched anew. */
	CompletableFuture<ManagerResponse> fetch(GenericAction action, Consumer<ManagerEvent> told) {
		return submit(action, this.options.getActionTimeout(), this.context.origin().forResync(), (item) -> {
			this.inbound.held().item(item);
			told.accept(item);
		});
	}

	/** Has the server send something, so that the reader looks up. */
	void wakeReader() {
		try {
			submit(ManagerAction.of("Ping"), this.options.getActionTimeout());
		}
		catch (ManagerException ex) {
			// nothing can be sent: the reader will find out
		}
	}

	/** How long Asterisk has been running, if it said so after the login. */
	@Nullable Duration uptime() {
		return this.inbound.uptime();
	}

	/** Reads until the end; everything pending has failed when it returns. */
	Ending run() {
		this.reader = Thread.currentThread();
		return close(this.inbound.run());
	}

	@Nullable String protocolVersion() {
		return this.protocolVersion;
	}

	boolean isOpen() {
		return this.ending.get() == null;
	}

	long heardNanos() {
		return this.inbound.heardNanos();
	}

	/** Looks out for an answer that may come at once. */
	Lookout lookout() {
		return this.lookout;
	}

	/** The reader must not wait for what only it can read. */
	boolean isReadBy(Thread thread) {
		return this.reader == thread;
	}

	<R extends ManagerResponse> CompletableFuture<R> submit(ManagerAction<R> action, Duration timeout) {
		return submit(action, timeout, this.context.origin(), null);
	}

	<R extends ManagerResponse> CompletableFuture<R> stream(ManagerAction<R> action, Duration timeout,
			Consumer<? super ManagerEvent> items) {
		return submit(action, timeout, this.context.origin(), items);
	}

	/**
	 * Sends an action.
	 * @param origin marks the items of a list
	 * @param stream takes the items of a list, on the reader thread, or {@code null} to
	 * collect them
	 */
	private <R extends ManagerResponse> CompletableFuture<R> submit(ManagerAction<R> action, Duration timeout,
			EventOrigin origin, @Nullable Consumer<? super ManagerEvent> stream) {
		return submit(this.ids.next(), action, timeout, origin, stream);
	}

	/** Places a call and waits for what becomes of it; needs the event class call. */
	CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
		String id = this.ids.next();
		Duration timeout = this.options.getActionTimeout();
		CompletableFuture<OriginateResponseEvent> outcome = this.originates.await(this.options.getTitle(), id, action,
				timeout);
		try {
			submit(id, action, timeout, this.context.origin(), null).whenComplete((response, ex) -> {
				if (ex != null) {
					outcome.completeExceptionally(ex);
				}
			});
		}
		catch (ManagerException ex) {
			outcome.completeExceptionally(ex);
		}
		return outcome;
	}

	private <R extends ManagerResponse> CompletableFuture<R> submit(String id, ManagerAction<R> action,
			Duration timeout, EventOrigin origin, @Nullable Consumer<? super ManagerEvent> stream) {
		List<Header> headers = action.headers();
		this.allowed.check(action.getName(), headers);
		byte[] bytes = this.encoder.encode(action.getName(), id, headers);
		if (this.pending.size() >= this.options.getActions().maxPending()) {
			throw new TooManyActionsException(this.options.getTitle(), action.getName(),
					this.options.getActions().maxPending());
		}
		PendingAction<R> added = new PendingAction<>(origin, action, timeout, stream, () -> this.pending.remove(id));
		added.future().whenComplete((response, ex) -> completed(added, ex));
		this.pending.add(id, added);
		Ending ended = this.ending.get();
		if (ended != null) {
			added.future().completeExceptionally(notConnected(ended));
			return added.future();
		}
		this.deadlines.within(timeout.toNanos());
		this.outbox.add(added, bytes);
		return added.future();
	}

	/** Writes an action whose answer the caller awaits on its own, before the login. */
	String write(ManagerAction<?> action) throws IOException {
		String id = this.ids.next();
		byte[] bytes = this.encoder.encode(action.getName(), id, action.headers());
		this.transport.write(bytes);
		this.context.counters().bytesSent.add(bytes.length);
		return id;
	}

	private void notWritten(PendingAction<?> action, IOException ex) {
		Ending broken = new Ending(DisconnectReason.CONNECTION_BROKEN,
				"The connection broke while sending: " + ex.getMessage(), ex);
		action.future().completeExceptionally(lost(action, broken));
		// the reader may still find what the server said before it closed
		Background.after(DRAIN_NANOS, () -> close(broken));
	}

	private void timedOut(PendingAction<?> action) {
		int items = action.items().size();
		action.future()
			.completeExceptionally(new ActionTimeoutException(this.options.getTitle(),
					action.name() + " was not answered" + ((items > 0) ? " completely (" + items + " items came)" : "")
							+ " within " + action.timeout() + "; its outcome is unknown",
					action.items()));
		if (action.isBeingWritten()) {
			close(new Ending(DisconnectReason.CONNECTION_BROKEN, "The server takes no more actions: writing one took "
					+ "longer than the action timeout of " + action.timeout()));
		}
	}

	private void completed(PendingAction<?> action, @Nullable Throwable ex) {
		action.leave();
		if (action.wasSent()) {
			long took = action.nanosSinceStart();
			this.lookout.took(took);
			this.context.metrics()
				.actionCompleted(this.options.getTitle(), action.name(), outcome(ex), Duration.ofNanos(took));
		}
	}

	private static Outcome outcome(@Nullable Throwable ex) {
		if (ex == null) {
			return Outcome.SUCCESS;
		}
		if (ex instanceof ActionFailedException) {
			return Outcome.ERROR;
		}
		if (ex instanceof ActionTimeoutException) {
			return Outcome.TIMEOUT;
		}
		return (ex instanceof CancellationException) ? Outcome.CANCELLED : Outcome.CONNECTION_LOST;
	}

	/** Says good-bye if that is possible in time, and closes. */
	void logoff() {
		if (isOpen() && this.loggedIn && !isReadBy(Thread.currentThread())) {
			this.loggingOff = true;
			try {
				submit(ManagerAction.of("Logoff"), LOGOFF_TIMEOUT).handle((response, ex) -> null)
					.get(LOGOFF_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (Exception ex) {
				// closed all the same
			}
		}
		close(CLOSED_HERE);
	}

	/** Ends the connection at once, whatever the server does. */
	void abort() {
		this.ending.compareAndSet(null, CLOSED_HERE);
		this.transport.abort();
		close(CLOSED_HERE);
	}

	/**
	 * Ends the connection and fails what is pending.
	 * @return why it ended: what the first caller said
	 */
	Ending close(Ending proposed) {
		this.ending.compareAndSet(null, (this.loggingOff) ? CLOSED_HERE : proposed);
		this.transport.close();
		this.deadlines.cancel();
		Ending actual = this.ending.get();
		Ending first = (actual != null) ? actual : proposed;
		this.originates.failAll(new ConnectionLostException(this.options.getTitle(), first.reason(), true,
				"The connection ended before the outcome of the call was told; it is unknown. " + first.message(),
				first.cause()));
		this.pending.all().forEach((action) -> action.future().completeExceptionally(lost(action, first)));
		return first;
	}

	private NotConnectedException notConnected(Ending ended) {
		return new NotConnectedException(this.options.getTitle(),
				"Not connected; nothing was sent. " + ended.message());
	}

	private ConnectionLostException lost(PendingAction<?> action, Ending ended) {
		String outcome = (action.wasSent()) ? " after it was sent; its outcome is unknown" : "; it was not sent";
		return new ConnectionLostException(this.options.getTitle(), ended.reason(), action.wasSent(),
				"The connection ended before " + action.name() + " was answered" + outcome + ". " + ended.message(),
				ended.cause());
	}

}
