package io.github.asteriskmanager.dispatch;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.EventInterceptor;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to the listeners, past the interceptors. Thread-safe.
 */
final class Interceptors {

	private static final Logger logger = LoggerFactory.getLogger(Interceptors.class);

	private final String provider;

	private final EventInterceptor[] interceptors;

	private final Subscriptions subscriptions;

	private final ProviderCounters counters;

	private final Set<Failure> logged = ConcurrentHashMap.newKeySet();

	private record Failure(EventInterceptor interceptor, Class<?> thrown) {
	}

	Interceptors(ManagerOptions options, Subscriptions subscriptions, ProviderCounters counters) {
		this.provider = options.getTitle();
		List<EventInterceptor> all = options.getExtensions().interceptors();
		this.interceptors = all.toArray(EventInterceptor[]::new);
		this.subscriptions = subscriptions;
		this.counters = counters;
	}

	/** Whether the event got to the listeners. */
	boolean deliver(ManagerEvent event) {
		return pass(event, 0);
	}

	/** Passes an event to an interceptor, behind the last one to the listeners. */
	private boolean pass(ManagerEvent event, int at) {
		if (at == this.interceptors.length) {
			this.subscriptions.deliver(event);
			return true;
		}
		Passage passage = new Passage(event, at + 1);
		try {
			this.interceptors[at].intercept(event, passage);
		}
		catch (Throwable ex) {
			failed(this.interceptors[at], event, ex);
			passage.run();
		}
		return passage.end();
	}

	private void failed(EventInterceptor interceptor, ManagerEvent event, Throwable thrown) {
		this.counters.listenerErrors.increment();
		if (this.logged.add(new Failure(interceptor, thrown.getClass()))) {
			logger.error(
					"[{}] The event interceptor {} failed on {}, which is delivered all the same; further {} of "
							+ "it are only counted",
					this.provider, interceptor, event, thrown.getClass().getSimpleName(), thrown);
		}
	}

	/** What an interceptor runs to let an event pass, once. */
	private final class Passage implements Runnable {

		private final ManagerEvent event;

		private final int next;

		private boolean passed;

		private boolean delivered;

		private volatile boolean ended;

		Passage(ManagerEvent event, int next) {
			this.event = event;
			this.next = next;
		}

		@Override
		public void run() {
			if (this.ended) {
				throw new IllegalStateException("Too late to deliver " + this.event
						+ ": an interceptor has to do so before it returns, or the order of events is lost");
			}
			if (!this.passed) {
				this.passed = true;
				this.delivered = pass(this.event, this.next);
			}
		}

		boolean end() {
			this.ended = true;
			return this.delivered;
		}

	}

}
