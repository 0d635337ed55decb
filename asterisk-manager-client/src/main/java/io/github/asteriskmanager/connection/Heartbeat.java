package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.action.ManagerAction;
import org.jspecify.annotations.Nullable;

/**
 * Pings a silent server, and closes the connection when it stays silent.
 */
final class Heartbeat {

	private final Session session;

	private final PingPolicy policy;

	/** A write may block when the other side is gone, so it has no place on the timer. */
	private final Executor writer;

	private final Consumer<Duration> roundTrips;

	private volatile @Nullable Future<?> next;

	private volatile boolean stopped;

	Heartbeat(Session session, PingPolicy policy, Executor writer, Consumer<Duration> roundTrips) {
		this.session = session;
		this.policy = policy;
		this.writer = writer;
		this.roundTrips = roundTrips;
	}

	void start() {
		if (this.policy.enabled()) {
			schedule(this.policy.interval().toNanos(), this::checkSilence);
		}
	}

	void stop() {
		this.stopped = true;
		Future<?> current = this.next;
		if (current != null) {
			current.cancel(false);
		}
	}

	private void schedule(long nanos, Runnable check) {
		if (!this.stopped) {
			this.next = Background.after(nanos, check);
		}
	}

	private void checkSilence() {
		long now = System.nanoTime();
		long left = this.policy.interval().toNanos() - (now - this.session.heardNanos());
		if (left > 0) {
			schedule(left, this::checkSilence);
			return;
		}
		this.writer.execute(this::ping);
		schedule(this.policy.timeout().toNanos(), () -> checkLife(now));
	}

	private void ping() {
		long sent = System.nanoTime();
		this.session.submit(ManagerAction.of("Ping"), this.policy.timeout())
			.thenRun(() -> this.roundTrips.accept(Duration.ofNanos(System.nanoTime() - sent)));
	}

	private void checkLife(long pingedNanos) {
		if (this.session.heardNanos() - pingedNanos > 0) {
			schedule(this.policy.interval().toNanos() - (System.nanoTime() - this.session.heardNanos()),
					this::checkSilence);
			return;
		}
		this.session.close(new Ending(DisconnectReason.HEARTBEAT_TIMEOUT, "Nothing was heard for "
				+ this.policy.interval() + ", and no answer to a ping for " + this.policy.timeout()));
	}

}
