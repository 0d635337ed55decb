package io.github.asteriskmanager.boot;

import java.util.Objects;

import io.github.asteriskmanager.ManagerOptions;

/**
 * A provider as configured.
 *
 * @param options the server
 * @param enabled whether it connects at all
 */
public record ProviderDefinition(ManagerOptions options, boolean enabled) {

	public ProviderDefinition {
		Objects.requireNonNull(options, "'options' must not be null");
	}

	/**
	 * Name of the provider.
	 * @return the title from its options
	 */
	public String title() {
		return this.options.getTitle();
	}

}
