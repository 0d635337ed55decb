package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.FullyBootedEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a state with what a provider delivers, on its dispatcher thread, and has
 * everything fetched anew whenever something may have been missed.
 */
final class ProviderLiveState implements LiveState {

	private static final Logger logger = LoggerFactory.getLogger(ProviderLiveState.class);

	private static final Set<Resync> ALL = Set.copyOf(EnumSet.allOf(Resync.class));

	private static final long LONGEST_RETRY_SECONDS = 60;

	private final ManagerProvider provider;

	private final LiveOptions options;

	private final LiveModel model;

	private final SelfCheck check;

	private final Tally tally = new Tally();

	private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	/** Since when the connection has been ready whose events the state follows. */
	private volatile @Nullable Instant validFor;

	private @Nullable Instant connectedSince;

	private Instant resyncedAt = Instant.EPOCH;

	/** Losses so far, and when the lists were last asked for. */
	private long losses;

	private long lossesBefore;

	private int failures;

	/** When lists were last refused, perhaps because Asterisk was booting. */
	private @Nullable Instant refusedAt;

	ProviderLiveState(ManagerProvider provider, LiveOptions options) {
		this.provider = provider;
		this.options = options;
		this.model = new LiveModel(provider.getTitle(), options, provider::publish);
		this.check = new SelfCheck(provider, this.model, this.tally, options.checkInterval().dividedBy(20),
				this::request);
	}

	ProviderLiveState begin() {
		listen(ProviderStateChangedEvent.class, this::changed);
		listen(EventsLostEvent.class, this::lost);
		listen(ResyncCompletedEvent.class, this::resynced);
		listen(FullyBootedEvent.class, this::booted);
		this.model.types().forEach((type) -> listen(type, this.model::accept));
		this.provider.execute(this::catchUp);
		tickLater();
		return this;
	}

	/** The provider may have become ready before anyone listened. */
	private void catchUp() {
		ProviderStatus status = this.provider.getStatus();
		if (this.connectedSince == null && status.state() == ProviderState.READY) {
			connected(status.connectedSince());
		}
	}

	private <T> void listen(Class<T> type, Consumer<? super T> listener) {
		this.subscriptions.add(this.provider.track(type, listener));
	}

	private void changed(ProviderStateChangedEvent change) {
		if (change.state() == ProviderState.READY) {
			connected(change.at());
		}
		else {
			this.connectedSince = null;
			this.model.interrupted(change.at());
			invalid(change.at());
		}
	}

	private void connected(@Nullable Instant since) {
		this.connectedSince = since;
		this.failures = 0;
		request();
	}

	/** Until then Asterisk refuses lists of modules that it has not loaded yet. */
	private void booted(FullyBootedEvent event) {
		if (this.refusedAt != null && event.getReceivedAt().isAfter(this.refusedAt)) {
			request();
		}
	}

	private void lost(EventsLostEvent loss) {
		if (loss.cause() == EventsLostEvent.Cause.OVERFLOW) {
			this.losses++;
			invalid(loss.from());
			if (loss.to() != null) {
				request();
			}
		}
	}

	private void request() {
		if (this.connectedSince != null) {
			this.lossesBefore = this.losses;
			this.refusedAt = null;
			this.provider.resync(ALL);
		}
	}

	private void resynced(ResyncCompletedEvent event) {
		this.refusedAt = (event.refused().isEmpty()) ? this.refusedAt : event.to();
		int forgotten = this.model.resynced(event, event.to());
		Set<Resync> asked = EnumSet.copyOf(ALL);
		asked.removeAll(event.fetched());
		asked.removeAll(event.refused().keySet());
		asked.removeAll(event.failed().keySet());
		if (!asked.isEmpty() || this.connectedSince == null) {
			return;
		}
		this.tally.resyncs.increment();
		if (event.refused().containsKey(Resync.CHANNELS)) {
			this.tally.failedResyncs.increment();
			logger.warn("[{}] The live state stays invalid: {}", this.provider.getTitle(),
					event.refused().get(Resync.CHANNELS));
		}
		else if (!event.failed().isEmpty() || this.losses != this.lossesBefore) {
			this.tally.failedResyncs.increment();
			requestLater();
		}
		else {
			valid(event.to(), forgotten);
		}
	}

	private void valid(Instant at, int forgotten) {
		this.failures = 0;
		this.resyncedAt = at;
		if (this.validFor != null) {
			this.tally.leftovers.add(forgotten);
			return;
		}
		this.validFor = this.connectedSince;
		this.provider.publish(new LiveStateValidityEvent(this.provider.getTitle(), at, true));
	}

	private void invalid(Instant at) {
		if (this.validFor != null) {
			this.validFor = null;
			this.provider.publish(new LiveStateValidityEvent(this.provider.getTitle(), at, false));
		}
	}

	private void requestLater() {
		Instant connection = this.connectedSince;
		long seconds = Math.min(LONGEST_RETRY_SECONDS, 1L << Math.min(this.failures++, 6));
		later(Duration.ofSeconds(seconds), () -> {
			if (connection != null && connection.equals(this.connectedSince)) {
				request();
			}
		});
	}

	private void tickLater() {
		Duration interval = (this.options.checkInterval().isZero()) ? this.options.reconcileInterval()
				: this.options.checkInterval();
		after(interval, () -> {
			if (!this.closed) {
				this.provider.execute(this::tick);
				tickLater();
			}
		});
	}

	private void tick() {
		if (this.validFor == null) {
			return;
		}
		if (Duration.between(this.resyncedAt, Instant.now()).compareTo(this.options.reconcileInterval()) >= 0) {
			request();
		}
		else {
			this.check.begin();
		}
	}

	/** On the dispatcher thread. */
	private void later(Duration delay, Runnable task) {
		after(delay, () -> this.provider.execute(task));
	}

	static void after(Duration delay, Runnable task) {
		CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run).execute(task);
	}

	@Override
	public String provider() {
		return this.provider.getTitle();
	}

	@Override
	public boolean isValid() {
		Instant connection = this.validFor;
		ProviderStatus status = this.provider.getStatus();
		// what has happened to the connection meanwhile is known before it is delivered
		return connection != null && !this.closed && status.state() == ProviderState.READY
				&& connection.equals(status.connectedSince());
	}

	@Override
	public LiveSnapshot snapshot() {
		return this.model.snapshot();
	}

	@Override
	public LiveStatistics statistics() {
		return this.tally.snapshot(this.model);
	}

	@Override
	public void close() {
		this.closed = true;
		this.subscriptions.forEach(Subscription::close);
	}

	@Override
	public String toString() {
		return "LiveState[" + snapshot() + (isValid() ? "" : ", not valid") + "]";
	}

}
