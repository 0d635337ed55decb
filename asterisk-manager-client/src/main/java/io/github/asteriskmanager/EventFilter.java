package io.github.asteriskmanager;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Decides whether an event reaches the listeners. One that does not is counted as
 * filtered, see {@code ProviderStatistics}.
 * <p>
 * Asked on the threads that call listeners, after the queue: it spares listeners, not the
 * connection; an event mask or {@code filters} keep Asterisk from sending at all.
 * Trackers, such as a live state, are told all the same, and notices of the provider are
 * not asked about. What it throws is counted and logged, and the event passes. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface EventFilter {

	/**
	 * Whether an event passes.
	 * @param event the event; its {@code getProvider()} says where it came from
	 * @return {@code false} to keep it from all listeners
	 */
	boolean accepts(ManagerEvent event);

}
