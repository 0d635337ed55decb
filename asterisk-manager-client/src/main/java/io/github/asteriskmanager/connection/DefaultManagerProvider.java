package io.github.asteriskmanager.connection;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.asteriskmanager.AuthenticationFailedException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.dispatch.Subscriptions;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A provider: its runs one after the other, and the quick operations beside them.
 */
final class DefaultManagerProvider implements ManagerProvider {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

	private final ManagerOptions options;

	private final SessionContext context;

	private final Supplier<Transport> transports;

	private final Clock clock;

	private final StatusBoard board;

	private final Subscriptions subscriptions;

	private final @Nullable AutomaticMask automatic;

	private final Subscription registrations;

	private volatile @Nullable ProviderRun run;

	private boolean closed;

	DefaultManagerProvider(ManagerOptions options, SessionContext context, Supplier<Transport> transports,
			Clock clock) {
		this.options = options;
		this.context = context;
		this.transports = transports;
		this.clock = clock;
		this.board = new StatusBoard(options.getTitle(), clock);
		this.subscriptions = new Subscriptions(options.getTitle(), context.counters());
		this.automatic = (options.getEventMask().isAuto()) ? new AutomaticMask(context.registry(), this.subscriptions)
				: null;
		this.subscriptions.whenAdded(this::refreshEventMask);
		this.registrations = (this.automatic != null)
				? context.registry().whenUserEventRegistered(this::refreshEventMask) : () -> {
				};
	}

	@Override
	public ManagerOptions getOptions() {
		return this.options;
	}

	@Override
	public ProviderStatus getStatus() {
		ProviderStatus status = this.board.status();
		return new ProviderStatus(status.state(), status.since(), status.attempts(), status.connectedSince(),
				status.protocolVersion(), status.reason(), status.problem(), status.nextAttempt(),
				this.context.counters().lastEvent());
	}

	@Override
	public ProviderStatistics getStatistics() {
		ProviderRun current = this.run;
		return this.context.counters()
			.snapshot((current != null) ? current.queueSize() : 0, this.options.getQueue().capacity(),
					this.board.outage());
	}

	@Override
	public void start() {
		start(() -> true);
	}

	@Override
	public synchronized void start(BooleanSupplier permission) {
		if (this.closed) {
			throw new IllegalStateException("Provider '" + getTitle() + "' is closed");
		}
		ProviderRun current = this.run;
		if (this.options.isKeepAlive() && (current == null || current.isOver())) {
			if (current != null) {
				current.stop(STOP_TIMEOUT);
			}
			ProviderRun started = new ProviderRun(this.options, this.context, this.subscriptions, this.automatic,
					this.board, this.transports, this.clock, permission);
			this.run = started;
			started.start();
		}
	}

	@Override
	public void stop() {
		ProviderRun current = this.run;
		if (current != null) {
			current.stop(STOP_TIMEOUT);
		}
	}

	@Override
	public void abort() {
		ProviderRun current = this.run;
		if (current != null) {
			current.abort();
		}
	}

	@Override
	public void close() {
		synchronized (this) {
			this.closed = true;
		}
		this.registrations.close();
		stop();
	}

	@Override
	public void awaitReady(Duration timeout) {
		ProviderStatus status;
		try {
			status = this.board.await((candidate) -> switch (candidate.state()) {
				case READY, STOPPED, AUTHENTICATION_FAILED -> true;
				default -> false;
			}, timeout);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		if (status.state() == ProviderState.AUTHENTICATION_FAILED) {
			throw new AuthenticationFailedException(getTitle(), DisconnectReason.AUTHENTICATION_FAILED,
					String.valueOf(status.problem()));
		}
		if (status.state() != ProviderState.READY) {
			throw new NotConnectedException(getTitle(), "Not ready"
					+ ((status.state() == ProviderState.STOPPED) ? "" : " within " + timeout) + explain(status));
		}
	}

	private static String explain(ProviderStatus status) {
		return " (" + status.state() + ")" + ((status.problem() != null) ? ": " + status.problem() : "");
	}

	@Override
	public <T> Subscription subscribe(Class<T> type, Consumer<? super T> listener) {
		return this.subscriptions.add(type, listener);
	}

	@Override
	public <T> Subscription track(Class<T> type, Consumer<? super T> tracker) {
		return this.subscriptions.addTracker(type, tracker);
	}

	@Override
	public Subscription observe(Consumer<Object> observer, Predicate<Class<?>> takes) {
		return this.subscriptions.addObserver(observer, takes);
	}

	@Override
	public void refreshEventMask() {
		ProviderRun current = this.run;
		if (current != null && !current.isOver()) {
			current.widen();
		}
	}

	@Override
	public void publish(Object event) {
		ProviderRun current = this.run;
		if (current != null) {
			current.publish(event);
		}
	}

	@Override
	public void execute(Runnable task) {
		ProviderRun current = this.run;
		if (current != null) {
			current.execute(task);
		}
	}

	@Override
	public void resync(Set<Resync> parts) {
		ProviderRun current = this.run;
		if (current != null) {
			current.resync(parts);
		}
	}

	@Override
	public Subscription subscribeUnhandled(Consumer<? super ManagerEvent> listener) {
		return this.subscriptions.addUnhandled(listener);
	}

	@Override
	public Map<String, Long> getUnhandledEvents() {
		return this.subscriptions.unhandled();
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action) {
		return send(action, this.options.getActionTimeout());
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout) {
		ProviderRun current = this.run;
		if (current != null && !current.isOver()) {
			Session session = awaitSession(current);
			return Answers.await(getTitle(), session, () -> session.submit(action, timeout));
		}
		try (ManagerConnection connection = connect()) {
			return connection.send(action, timeout);
		}
	}

	@Override
	public CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
		ProviderRun current = this.run;
		if (current == null || current.isOver()) {
			return CompletableFuture.supplyAsync(() -> {
				try (ManagerConnection connection = connect()) {
					return connection.originate(action).join();
				}
			}, Background.executor("ami-quick-" + getTitle(), this.options.isVirtualThreads()));
		}
		try {
			return session(current).originate(action);
		}
		catch (ManagerException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public <R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items) {
		ProviderRun current = this.run;
		if (current != null && !current.isOver()) {
			Session session = awaitSession(current);
			return Answers.await(getTitle(), session,
					() -> session.stream(action, this.options.getActionTimeout(), items));
		}
		try (ManagerConnection connection = connect()) {
			return connection.stream(action, items);
		}
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
		return sendAsync(action, this.options.getActionTimeout());
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout) {
		ProviderRun current = this.run;
		boolean waits = this.board.status().state() != ProviderState.READY
				&& !this.options.getActions().connectionWait().isZero();
		if (current == null || current.isOver() || waits) {
			return CompletableFuture.supplyAsync(() -> send(action, timeout),
					Background.executor("ami-quick-" + getTitle(), this.options.isVirtualThreads()));
		}
		try {
			return session(current).submit(action, timeout);
		}
		catch (ManagerException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/** The connection, waited for as long as the options say. */
	private Session awaitSession(ProviderRun current) {
		Duration wait = this.options.getActions().connectionWait();
		if (!wait.isZero() && this.board.status().state() != ProviderState.READY) {
			awaitReady(wait);
		}
		return session(current);
	}

	private Session session(ProviderRun current) {
		Session session = current.session();
		if (session == null || this.board.status().state() != ProviderState.READY) {
			throw new NotConnectedException(getTitle(),
					"Not connected; nothing was sent" + explain(this.board.status()));
		}
		return session;
	}

	@Override
	public ManagerConnection connect() {
		Session session = new Session(this.options, this.context, this.transports.get(), EventReceiver.NONE);
		try {
			session.connect();
			session.login(LoginHandshake.quick(this.options), () -> {
			});
		}
		catch (RuntimeException ex) {
			session.close(new Ending(DisconnectReason.STOPPED, "The login failed", ex));
			throw ex;
		}
		Background.start("ami-quick-" + getTitle(), this.options.isVirtualThreads(), session::run);
		return new QuickConnection(this.options, session);
	}

	private ManagerException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new ManagerException(getTitle(), "Interrupted while waiting", ex);
	}

	@Override
	public String toString() {
		return "ManagerProvider[" + getTitle() + " " + getState() + "]";
	}

}
