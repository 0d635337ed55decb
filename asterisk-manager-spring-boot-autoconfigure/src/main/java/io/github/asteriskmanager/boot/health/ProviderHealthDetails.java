package io.github.asteriskmanager.boot.health;

import java.util.Map;

import io.github.asteriskmanager.ManagerProvider;

/**
 * Adds details of the application's own to the health of a provider, such as how many
 * calls there are; the status stays that of the connection. Beans of this type are asked
 * in order each time the health is asked for, so they should know the answer already. A
 * detail that is there already is kept.
 */
@FunctionalInterface
public interface ProviderHealthDetails {

	/**
	 * Tells the details of a provider.
	 * @param provider the provider
	 * @return details by name, which may be empty
	 */
	Map<String, ?> of(ManagerProvider provider);

}
