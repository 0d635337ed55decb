package io.github.asteriskmanager.boot;

/**
 * Tells which providers this instance of the application may connect now, where several
 * instances share them. Without a bean of this type all are its own.
 * <p>
 * The answer is asked for each event, so it has to be quick, and it must turn negative by
 * itself when the right ends: a process that was frozen asks when it goes on.
 * Thread-safe.
 */
@FunctionalInterface
public interface ProviderOwnership {

	/** One instance, which owns them all. */
	ProviderOwnership ALL = (title) -> true;

	/**
	 * Whether what a provider delivers may be handed on.
	 * @param title title of the provider
	 * @return {@code false} if it is another instance's affair, or may be
	 */
	boolean isOwned(String title);

	/**
	 * Whether a provider may make a connection that it keeps. It may not while it is
	 * being given back, though what it has read is still delivered.
	 * @param title title of the provider
	 * @return {@code false} if it may not
	 */
	default boolean mayConnect(String title) {
		return isOwned(title);
	}

}
