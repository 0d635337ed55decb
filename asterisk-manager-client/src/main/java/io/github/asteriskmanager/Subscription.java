package io.github.asteriskmanager;

/**
 * A listener's registration with a provider.
 * <p>
 * Closing it is idempotent and thread-safe; an event being delivered at that moment may
 * still arrive.
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

	@Override
	void close();

}
