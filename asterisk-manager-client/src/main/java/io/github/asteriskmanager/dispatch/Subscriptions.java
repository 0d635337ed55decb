package io.github.asteriskmanager.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.UnknownEvent;
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

	/** Known events that nobody took, by their class. */
	private final Map<Class<?>, Unhandled> unhandled = new ConcurrentHashMap<>();

	private final List<Entry<ManagerEvent>> unhandledListeners = new CopyOnWriteArrayList<>();

	private volatile Runnable whenAdded = () -> {
	};

	private volatile Table table = new Table(List.of());

	private volatile Table trackers = new Table(List.of());

	private record Unhandled(String name, LongAdder count) {
	}

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
		return add(new Entry<>(type, listener, (event) -> true));
	}

	/**
	 * Adds one that is called for everything and hands it on to listeners of its own.
	 * @param observer called for everything
	 * @param takes whether anyone behind it takes events of a class; asked for each event
	 * @return removes it
	 */
	public Subscription addObserver(Consumer<Object> observer, Predicate<Class<?>> takes) {
		return add(new Entry<>(Object.class, observer, takes));
	}

	private <T> Subscription add(Entry<T> entry) {
		synchronized (this) {
			this.table = this.table.with(entry);
		}
		this.whenAdded.run();
		return () -> remove(entry);
	}

	/**
	 * Adds one that is told before all listeners, whatever filters there are.
	 * @param type class or interface it is told of
	 * @param tracker the tracker
	 * @param <T> type
	 * @return removes it
	 */
	public <T> Subscription addTracker(Class<T> type, Consumer<? super T> tracker) {
		Entry<T> entry = new Entry<>(type, tracker, (event) -> true);
		synchronized (this) {
			this.trackers = this.trackers.with(entry);
		}
		this.whenAdded.run();
		return () -> removeTracker(entry);
	}

	/**
	 * Adds a listener for the known events that no other takes.
	 * @param listener the listener
	 * @return removes the listener
	 */
	public Subscription addUnhandled(Consumer<? super ManagerEvent> listener) {
		Entry<ManagerEvent> entry = new Entry<>(ManagerEvent.class, listener, (event) -> true);
		this.unhandledListeners.add(entry);
		return () -> this.unhandledListeners.remove(entry);
	}

	/**
	 * The known events that no listener took.
	 * @return how many, by name as sent
	 */
	public Map<String, Long> unhandled() {
		Map<String, Long> counts = new TreeMap<>();
		this.unhandled.values().forEach((one) -> counts.merge(one.name(), one.count().sum(), Long::sum));
		return counts;
	}

	/**
	 * Whether a listener takes events of a class.
	 * @param type the class
	 * @return {@code true} if one does
	 */
	public boolean takes(Class<?> type) {
		if (this.trackers.listenersFor(type).length > 0) {
			return true;
		}
		for (Entry<?> entry : this.table.listenersFor(type)) {
			if (entry.takes.test(type)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Says whom to tell that a listener was added.
	 * @param whenAdded called on the thread that added it
	 */
	public void whenAdded(Runnable whenAdded) {
		this.whenAdded = whenAdded;
	}

	private synchronized void remove(Entry<?> entry) {
		this.table = this.table.without(entry);
	}

	private synchronized void removeTracker(Entry<?> entry) {
		this.trackers = this.trackers.without(entry);
	}

	/**
	 * Tells the trackers.
	 * @param event an AMI event or a notice
	 */
	public void track(Object event) {
		Table current = this.trackers;
		if (!current.entries.isEmpty()) {
			deliver(current, event);
		}
	}

	/**
	 * Calls the listeners for an object, and for the payload of a user event.
	 * @param event an AMI event or a notice
	 */
	public void deliver(Object event) {
		Table current = this.table;
		boolean taken = deliver(current, event) || this.trackers.listenersFor(event.getClass()).length > 0;
		if (event instanceof UserEvent userEvent && userEvent.getPayload() != null) {
			taken |= deliver(current, userEvent.getPayload());
		}
		if (!taken && event instanceof ManagerEvent known && !(event instanceof UnknownEvent)) {
			unhandled(known);
		}
	}

	private void unhandled(ManagerEvent event) {
		Unhandled one = this.unhandled.get(event.getClass());
		if (one == null) {
			one = this.unhandled.computeIfAbsent(event.getClass(),
					(type) -> new Unhandled(event.getName(), new LongAdder()));
		}
		one.count().increment();
		this.unhandledListeners.forEach((entry) -> call(entry, event));
	}

	/** Whether anyone takes it; an observer alone does not count. */
	private boolean deliver(Table current, Object event) {
		boolean taken = false;
		for (Entry<?> entry : current.listenersFor(event.getClass())) {
			taken = taken || entry.takes.test(event.getClass());
			call(entry, event);
		}
		return taken;
	}

	private void call(Entry<?> entry, Object event) {
		try {
			entry.accept(event);
		}
		catch (Throwable ex) {
			this.counters.listenerErrors.increment();
			if (entry.thrown.add(ex.getClass())) {
				logger.error("[{}] A listener for {} failed on {}; further {} of it are only counted", this.provider,
						entry.type.getSimpleName(), event, ex.getClass().getSimpleName(), ex);
			}
		}
	}

	private record Entry<T>(Class<T> type, Consumer<? super T> listener, Predicate<Class<?>> takes,
			Set<Class<?>> thrown) {

		Entry(Class<T> type, Consumer<? super T> listener, Predicate<Class<?>> takes) {
			this(type, listener, takes, ConcurrentHashMap.newKeySet());
		}

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

		Table with(Entry<?> entry) {
			List<Entry<?>> changed = new ArrayList<>(this.entries);
			changed.add(entry);
			return new Table(changed);
		}

		Table without(Entry<?> entry) {
			return new Table(this.entries.stream().filter((candidate) -> candidate != entry).toList());
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
