package io.github.asteriskmanager;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Stands around the delivery of an event: to watch it, to set something up for the
 * listeners and clear it afterwards, or to keep it from them.
 * <p>
 * Called on the threads that call listeners, for AMI events only. What it throws is
 * counted and logged and does not keep the event from the listeners. Must be thread-safe.
 */
@FunctionalInterface
public interface EventInterceptor {

	/**
	 * Calls the delivery, or not: then the event is counted as filtered.
	 * @param event the event
	 * @param delivery calls the interceptors behind this one, then all listeners, and
	 * throws nothing that they throw; to be run on this thread before this method
	 * returns, and once
	 */
	void intercept(ManagerEvent event, Runnable delivery);

	/**
	 * An interceptor that delivers what a filter accepts.
	 * @param filter the filter
	 * @return equal to another of the same filter
	 */
	static EventInterceptor of(EventFilter filter) {
		return new Filtering(filter);
	}

	/**
	 * Delivers what a filter accepts.
	 *
	 * @param filter the filter
	 */
	record Filtering(EventFilter filter) implements EventInterceptor {

		@Override
		public void intercept(ManagerEvent event, Runnable delivery) {
			if (this.filter.accepts(event)) {
				delivery.run();
			}
		}

	}

}
