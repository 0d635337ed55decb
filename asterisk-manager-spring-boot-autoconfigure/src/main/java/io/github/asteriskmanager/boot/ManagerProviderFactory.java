package io.github.asteriskmanager.boot;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;

/**
 * Makes the providers that {@link AsteriskManagerService} manages; the bean of this type
 * is the place to put something else in their stead.
 */
@FunctionalInterface
public interface ManagerProviderFactory {

	/**
	 * Makes a provider.
	 * @param options the server
	 * @return a provider that is not started
	 */
	ManagerProvider create(ManagerOptions options);

}
