package io.github.asteriskmanager.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Binds each provider on top of an instance that has the defaults already, so that a key
 * it does not set is inherited, key by key.
 */
final class InheritDefaultsBindHandler extends AbstractBindHandler {

	private static final String DEFAULTS = AsteriskManagerProperties.PREFIX + ".defaults";

	private static final ConfigurationPropertyName PROVIDERS = ConfigurationPropertyName
		.of(AsteriskManagerProperties.PREFIX + ".providers");

	InheritDefaultsBindHandler(BindHandler parent) {
		super(parent);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		Bindable<T> bindable = super.onStart(name, target, context);
		if (bindable == null || !PROVIDERS.isParentOf(name) || !name.isLastElementIndexed()) {
			return bindable;
		}
		return bindable.withSuppliedValue(() -> (T) context.getBinder()
			.bindOrCreate(DEFAULTS, Bindable.of(AsteriskManagerProperties.Provider.class)));
	}

}
