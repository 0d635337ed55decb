package io.github.asteriskmanager.boot;

import io.github.asteriskmanager.ManagerProvider;

/**
 * Wraps every provider that is made, for instance to observe its actions. Beans of this
 * type are applied in order, the last one outermost; they are asked again for a provider
 * that a reload makes anew.
 *
 * @see ForwardingManagerProvider
 */
@FunctionalInterface
public interface ManagerProviderDecorator {

	/**
	 * Wraps a provider that is not started.
	 * @param provider the provider
	 * @return what is to be used in its place; may be the provider itself
	 */
	ManagerProvider decorate(ManagerProvider provider);

}
