package io.github.asteriskmanager.boot.autoconfigure.live;

import java.util.List;

import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Provider;
import io.github.asteriskmanager.boot.live.LiveStates;
import io.github.asteriskmanager.live.LiveState;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.core.env.Environment;

/**
 * Registers one {@link LiveState} bean for each configured provider, named by its title
 * with {@code LiveState} behind it. What is wrong with a title is told by the provider's
 * own bean.
 */
final class LiveStateBeanRegistrar implements BeanRegistrar {

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		Binder.get(environment)
			.bind(AsteriskManagerProperties.PREFIX + ".providers", Bindable.listOf(Provider.class),
					new IgnoreErrorsBindHandler())
			.orElseGet(List::of)
			.stream()
			.map(Provider::getTitle)
			.distinct()
			.forEach((title) -> registry.registerBean(title + "LiveState", LiveState.class,
					(spec) -> spec.description("Live state of the Asterisk Manager provider '" + title + "'")
						.supplier((context) -> context.bean(LiveStates.class).get(title))));
	}

}
