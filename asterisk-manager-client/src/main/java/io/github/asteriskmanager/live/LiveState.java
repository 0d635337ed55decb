package io.github.asteriskmanager.live;

import java.util.Collection;

import io.github.asteriskmanager.ManagerProvider;

/**
 * What goes on at a provider now: built from lists when it becomes ready, and kept by its
 * events.
 * <p>
 * Reading never waits and keeps nobody waiting. What is read together should come from
 * one {@link #snapshot()}. While it is not {@linkplain #isValid() valid}, between an
 * outage or a loss of events and the end of fetching everything anew, it shows what was
 * last known, and what events have said since.
 * <p>
 * Listeners of the provider are told what happens: see {@link LiveEvent}; they find it in
 * the state already, as do listeners of AMI events, whatever filters and order listeners
 * have. The lists and events that the user may not read are missing from the state; it
 * needs the classes {@code system}, {@code call}, {@code agent} and {@code reporting} in
 * {@code read} and {@code write}. Thread-safe.
 */
public interface LiveState extends AutoCloseable {

	/**
	 * Keeps the state of a provider from now on.
	 * @param provider the provider, started or not
	 * @return the state; close it to end
	 */
	static LiveState of(ManagerProvider provider) {
		return of(provider, LiveOptions.DEFAULT);
	}

	/**
	 * Keeps the state of a provider from now on.
	 * @param provider the provider, started or not
	 * @param options how
	 * @return the state; close it to end
	 */
	static LiveState of(ManagerProvider provider, LiveOptions options) {
		return new ProviderLiveState(provider, options).begin();
	}

	/**
	 * Title of the provider.
	 * @return the title
	 */
	String provider();

	/**
	 * Whether the state is what Asterisk has, but for what is on its way.
	 * @return {@code false} without a connection, and after a loss until everything has
	 * been fetched anew
	 * @see LiveStateValidityEvent
	 */
	boolean isValid();

	/**
	 * Everything as it is now.
	 * @return the latest snapshot
	 */
	LiveSnapshot snapshot();

	/**
	 * What keeping the state has come across.
	 * @return the counts so far
	 */
	LiveStatistics statistics();

	/**
	 * The calls now.
	 * @return the calls of the latest snapshot
	 */
	default Collection<Call> calls() {
		return snapshot().calls();
	}

	/**
	 * The channels now.
	 * @return the channels of the latest snapshot
	 */
	default Collection<Channel> channels() {
		return snapshot().channels();
	}

	/**
	 * The queues now.
	 * @return the queues of the latest snapshot
	 */
	default Collection<CallQueue> queues() {
		return snapshot().queues();
	}

	/**
	 * The agents now.
	 * @return the agents of the latest snapshot
	 */
	default Collection<Agent> agents() {
		return snapshot().agents();
	}

	/** Ends: the state is no longer kept, and not valid. Idempotent. */
	@Override
	void close();

}
