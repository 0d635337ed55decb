package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProviderDefinition;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Puts a changed configuration in force while the application runs.
 * <p>
 * Providers configured as before keep their connections, see
 * {@link AsteriskManagerService#reload}. A configuration that is no good fails as it
 * would at the start of the application, and changes nothing. A provider that is new has
 * no bean; find it by {@link AsteriskManagerService#getProvider}. Thread-safe.
 */
public final class AsteriskManagerReloader {

	private final AutowireCapableBeanFactory beanFactory;

	private final ProviderDefinitions definitions;

	private final AsteriskManagerService service;

	AsteriskManagerReloader(AutowireCapableBeanFactory beanFactory, ProviderDefinitions definitions,
			AsteriskManagerService service) {
		this.beanFactory = beanFactory;
		this.definitions = definitions;
		this.service = service;
	}

	/**
	 * Reads the configuration from the environment again. The properties bean stays as it
	 * is: keys that are gone would keep their values there.
	 * @throws RuntimeException if the configuration is no good
	 */
	public void reload() {
		AsteriskManagerProperties properties = new AsteriskManagerProperties();
		this.beanFactory.initializeBean(properties, getClass().getName());
		reload(properties);
	}

	/**
	 * Takes the providers from properties.
	 * @param properties complete: each provider has the defaults in it
	 * @throws RuntimeException if the configuration is no good
	 * @see ProviderDefinition
	 */
	public void reload(AsteriskManagerProperties properties) {
		this.service.reload(this.definitions.from(properties));
	}

}
