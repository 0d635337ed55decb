package io.github.asteriskmanager.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.metrics.ProviderCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a provider, called in the order they subscribed.
 * <p>
 * What a listener throws, errors included, concerns nobody else; it is counted, and
 * logged the first time that listener throws that class. Thread-safe; changes take effect
 * with the next event.
 */
public final class Subscriptions {

	private static final Logger logger = LoggerFactory.getLogger(Subscriptions.class);

	private final String provider;

	private final ProviderCounters counters;

	private volatile Table table = new Table(List.of());

	/**
	 * Creates it without listeners.
	 * @param provider title of the provider
	 * @param counters told of what listeners throw
	 */
	public Subscriptions(String provider, ProviderCounters counters) {
		this.provider = provider;
		this.counters = counters;
	}

	/**
	 * Adds a listener.
	 * @param type class or interface it listens to
	 * @param listener the listener
	 * @param <T> type
	 * @return removes the listener
	 */
	public <T> Subscription add(Class<T> type, Consumer<? super T> listener) {
		Entry<T> entry = new Entry<>(type, listener, ConcurrentHashMap.newKeySet());
		synchronized (this) {
			List<Entry<?>> entries = new ArrayList<>(this.table.entries);
			entries.add(entry);
			this.table = new Table(entries);
		}
		return () -> remove(entry);
	}

	private synchronized void remove(Entry<?> entry) {
		List<Entry<?>> entries = new ArrayList<>(this.table.entries);
		entries.removeIf((candidate) -> candidate == entry);
		this.table = new Table(entries);
	}

	/**
	 * Calls the listeners for an object, and for the payload of a user event.
	 * @param event an AMI event or a notice
	 */
	public void deliver(Object event) {
		Table current = this.table;
		deliver(current, event);
		if (event instanceof UserEvent userEvent && userEvent.getPayload() != null) {
			deliver(current, userEvent.getPayload());
		}
	}

	private void deliver(Table current, Object event) {
		for (Entry<?> entry : current.listenersFor(event.getClass())) {
			try {
				entry.accept(event);
			}
			catch (Throwable ex) {
				this.counters.listenerErrors.increment();
				if (entry.thrown.add(ex.getClass())) {
					logger.error("[{}] A listener for {} failed on {}; further {} of it are only counted",
							this.provider, entry.type.getSimpleName(), event, ex.getClass().getSimpleName(), ex);
				}
			}
		}
	}

	private record Entry<T>(Class<T> type, Consumer<? super T> listener, Set<Class<?>> thrown) {

		void accept(Object event) {
			this.listener.accept(this.type.cast(event));
		}

	}

	/**
	 * One state of the subscriptions. The listeners of a class are worked out once; a new
	 * subscription is a new table, so an event sees all of it or none.
	 */
	private static final class Table {

		private final List<Entry<?>> entries;

		private final Map<Class<?>, Entry<?>[]> byClass = new ConcurrentHashMap<>();

		Table(List<Entry<?>> entries) {
			this.entries = entries;
		}

		Entry<?>[] listenersFor(Class<?> type) {
			Entry<?>[] listeners = this.byClass.get(type);
			return (listeners != null) ? listeners : this.byClass.computeIfAbsent(type, this::find);
		}

		private Entry<?>[] find(Class<?> type) {
			return this.entries.stream().filter((entry) -> entry.type.isAssignableFrom(type)).toArray(Entry<?>[]::new);
		}

	}

}
