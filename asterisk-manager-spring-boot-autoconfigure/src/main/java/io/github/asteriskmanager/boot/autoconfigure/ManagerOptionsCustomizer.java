package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.ManagerOptions;

/**
 * Changes the options of a provider after its properties have been applied; beans of this
 * type are called in their order.
 */
@FunctionalInterface
public interface ManagerOptionsCustomizer {

	/**
	 * Changes the options of a provider.
	 * @param title title of the provider, which stays as it is
	 * @param options the options as configured so far
	 */
	void customize(String title, ManagerOptions.Builder options);

}
