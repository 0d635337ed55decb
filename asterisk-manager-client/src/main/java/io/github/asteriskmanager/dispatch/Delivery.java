package io.github.asteriskmanager.dispatch;

/**
 * Hands events and notices to the listeners.
 */
interface Delivery {

	/** What is delivered next was taken from the queue together. */
	default void begin() {
	}

	/** Takes the next, in wire order, on one thread; throws nothing. */
	void deliver(Object event);

	/** Delivers something behind what this thread is delivering. */
	default void follow(Object event) {
	}

	/** Returns when everything taken has been handled. */
	default void finish() {
	}

	/** Whether a thread is calling listeners. */
	default boolean isBy(Thread thread) {
		return false;
	}

}
