package io.github.asteriskmanager;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.asteriskmanager.connection.ProviderFactory;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.github.asteriskmanager.metrics.ProviderStatistics;

/**
 * One Asterisk server: the source of its events and the way to ask it something.
 * <p>
 * Not started, it makes a connection for each action. Started with {@code keepAlive} it
 * holds one connection, logs in again whenever that is lost, and delivers events to its
 * subscribers in the order Asterisk sent them, on one thread of its own. Thread-safe.
 */
public interface ManagerProvider extends ActionSender, AutoCloseable {

	/**
	 * Creates a provider with a registry of its own.
	 * @param options the server
	 * @return a provider that is not started
	 */
	static ManagerProvider create(ManagerOptions options) {
		return create(options, EventRegistry.create());
	}

	/**
	 * Creates a provider.
	 * @param options the server
	 * @param registry makes the events; may be shared among providers
	 * @return a provider that is not started
	 */
	static ManagerProvider create(ManagerOptions options, EventRegistry registry) {
		return create(options, registry, ManagerMetrics.NONE);
	}

	/**
	 * Creates a provider.
	 * @param options the server
	 * @param registry makes the events; may be shared among providers
	 * @param metrics told what happens
	 * @return a provider that is not started
	 */
	static ManagerProvider create(ManagerOptions options, EventRegistry registry, ManagerMetrics metrics) {
		return ProviderFactory.create(options, registry, metrics);
	}

	/**
	 * The unique name from its options.
	 * @return the title
	 */
	default String getTitle() {
		return getOptions().getTitle();
	}

	/**
	 * What it was created with.
	 * @return the options
	 */
	ManagerOptions getOptions();

	/**
	 * Where it stands.
	 * @return the state
	 */
	default ProviderState getState() {
		return getStatus().state();
	}

	/**
	 * Where it stands, since when and why.
	 * @return one consistent snapshot
	 */
	ProviderStatus getStatus();

	/**
	 * What it has counted since it was created.
	 * @return a snapshot
	 */
	ProviderStatistics getStatistics();

	/**
	 * Begins to connect and returns at once; keeps connecting until stopped. Without
	 * {@code keepAlive}, or when already started, nothing happens. While started, a
	 * thread that is no daemon keeps the Java virtual machine running.
	 * @throws IllegalStateException if closed
	 */
	void start();

	/**
	 * Starts like {@link #start()}, and asks each time before it connects, and once more
	 * before it logs in, whether it may: for one whose right to a connection ends by
	 * itself. When it may not, it ends as by {@link #abort()}.
	 * @param permission asked on the connecting thread, so it has to be quick
	 * @throws IllegalStateException if closed
	 */
	void start(BooleanSupplier permission);

	/**
	 * Logs off, closes, delivers what is queued and stops connecting; pending actions
	 * fail. Returns when done, after three seconds at the latest. It can be started
	 * again.
	 */
	void stop();

	/**
	 * Closes the connection at once, without a good-bye that a server might not answer,
	 * and stops connecting; pending actions fail. What is queued is not delivered but
	 * counted as dropped and told by an {@code EventsLostEvent}. Returns without waiting
	 * for the server or for listeners. It can be started again.
	 */
	void abort();

	/**
	 * Waits until the provider is ready.
	 * @param timeout longest wait
	 * @throws NotConnectedException if it is not ready in time or not started; the
	 * message says why
	 * @throws AuthenticationFailedException if Asterisk refuses the login
	 */
	void awaitReady(Duration timeout);

	/**
	 * Delivers what is of the given type to a listener: AMI events by class, superclass
	 * or interface, bound user events by their own class,
	 * {@code ProviderStateChangedEvent} and {@code EventsLostEvent}. Listeners are called
	 * one after the other in the order of their subscription; what one throws is logged
	 * and counted and concerns no other.
	 * @param type class or interface
	 * @param listener called on the provider's dispatcher thread
	 * @param <T> type
	 * @return ends the subscription when closed
	 */
	<T> Subscription subscribe(Class<T> type, Consumer<? super T> listener);

	/**
	 * Tells one that keeps a state of what is of the given type: before all listeners,
	 * whatever filters there are, and in the order Asterisk sent it in every dispatch
	 * mode. It holds up all events of the provider, so it has to be quick.
	 * @param type class or interface
	 * @param tracker called on the provider's dispatcher thread; what it
	 * {@linkplain #publish publishes} is delivered behind the event it was told of
	 * @param <T> type
	 * @return ends the subscription when closed
	 */
	<T> Subscription track(Class<T> type, Consumer<? super T> tracker);

	/**
	 * Delivers everything to one that hands it on to listeners of its own, such as an
	 * event bus. It counts as a listener only of what those take.
	 * @param observer called on the provider's dispatcher thread for everything
	 * @param takes whether anyone behind the observer takes objects of a class; asked for
	 * each event, so it has to be quick
	 * @return ends the subscription when closed
	 */
	Subscription observe(Consumer<Object> observer, Predicate<Class<?>> takes);

	/**
	 * Delivers the known events that no listener takes.
	 * @param listener called on the provider's dispatcher thread
	 * @return ends the subscription when closed
	 * @see #getUnhandledEvents()
	 */
	Subscription subscribeUnhandled(Consumer<? super ManagerEvent> listener);

	/**
	 * Delivers an object to the listeners, such as an event of one's own: behind the
	 * event that is being delivered when called by a listener, else behind those that are
	 * queued. Of a provider that is not started nothing is delivered.
	 * @param event any object; it is delivered by its type as all are
	 */
	void publish(Object event);

	/**
	 * Runs something between two events, on the dispatcher thread, behind those that are
	 * queued. Of a provider that is not started nothing is run.
	 * @param task to return soon; what it throws is logged
	 */
	void execute(Runnable task);

	/**
	 * Fetches lists anew and returns at once. Their items are delivered as events whose
	 * {@code isResync()} is true, then a {@code ResyncCompletedEvent}, and only then what
	 * Asterisk tells meanwhile. None of it counts against the capacity of the queue.
	 * Nothing happens while the provider is not ready.
	 * @param parts what to fetch
	 */
	void resync(Set<Resync> parts);

	/**
	 * How many known events no listener took; perhaps a narrower event mask will do.
	 * @return the number by name of the event as sent, sorted
	 */
	Map<String, Long> getUnhandledEvents();

	/**
	 * Works out anew which events are wanted, if the event mask is automatic, and asks
	 * Asterisk for those that it does not send yet. Subscribing does so by itself; an
	 * observer whose listeners have changed has to call this.
	 */
	void refreshEventMask();

	/**
	 * Makes a connection of its own for a quick operation, with events off.
	 * @return the connection; close it
	 * @throws ConnectFailedException if it cannot be made
	 * @throws AuthenticationFailedException if Asterisk refuses the login
	 */
	ManagerConnection connect();

	/** Stops for good. Idempotent. */
	@Override
	void close();

}
