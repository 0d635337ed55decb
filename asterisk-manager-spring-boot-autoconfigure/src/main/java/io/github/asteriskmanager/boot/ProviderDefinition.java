package io.github.asteriskmanager.boot;

import java.util.Objects;

import io.github.asteriskmanager.ManagerOptions;

/**
 * A provider as configured.
 *
 * @param options the server
 * @param enabled whether it connects at all
 * @param group providers of one group are always owned by the same instance of the
 * application
 */
public record ProviderDefinition(ManagerOptions options, boolean enabled, String group) {

	public ProviderDefinition {
		Objects.requireNonNull(options, "'options' must not be null");
		Objects.requireNonNull(group, "'group' must not be null");
	}

	/**
	 * A provider that is a group of its own.
	 * @param options the server
	 * @param enabled whether it connects at all
	 */
	public ProviderDefinition(ManagerOptions options, boolean enabled) {
		this(options, enabled, options.getTitle());
	}

	/**
	 * Name of the provider.
	 * @return the title from its options
	 */
	public String title() {
		return this.options.getTitle();
	}

}
