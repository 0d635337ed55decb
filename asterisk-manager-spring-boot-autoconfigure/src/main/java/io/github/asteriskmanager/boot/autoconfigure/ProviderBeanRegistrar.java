package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;

import io.github.asteriskmanager.InvalidOptionException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Provider;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Registers one {@link ManagerProvider} bean for each configured provider, named by its
 * title, so that it can be injected by {@code @Qualifier}.
 */
final class ProviderBeanRegistrar implements BeanRegistrar {

	/** The option that is no provider's. */
	static final String PROVIDERS = "providers";

	private static final ConfigurationPropertyName LIST = ConfigurationPropertyName
		.of(AsteriskManagerProperties.PREFIX + "." + PROVIDERS);

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		checkIsList(environment);
		List<String> titles = titles(environment);
		for (int i = 0; i < titles.size(); i++) {
			String title = titles.get(i);
			check(i, title, titles);
			registry.registerBean(title, ManagerProvider.class,
					(spec) -> spec.description("Asterisk Manager provider '" + title + "'")
						.supplier((context) -> context.bean(AsteriskManagerService.class).getProvider(title)));
		}
	}

	/**
	 * Only the titles matter here, and other values may not be there yet when the
	 * application is built ahead of time; what is wrong with them is told later.
	 */
	static List<String> titles(Environment environment) {
		return Binder.get(environment)
			.bind(LIST, Bindable.listOf(Provider.class), new IgnoreErrorsBindHandler())
			.orElseGet(List::of)
			.stream()
			.map(Provider::getTitle)
			.toList();
	}

	/** A map is what one writes by mistake, and it would be overlooked without a word. */
	private static void checkIsList(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource names) {
				names.stream()
					.filter((name) -> LIST.isAncestorOf(name) && !name.isNumericIndex(LIST.getNumberOfElements()))
					.map((name) -> name.getElement(LIST.getNumberOfElements(), Form.ORIGINAL))
					.findFirst()
					.ifPresent((key) -> {
						throw new InvalidOptionException(PROVIDERS, "must be a list, but has the key '" + key + "'");
					});
			}
		}
	}

	private static void check(int index, String title, List<String> titles) {
		if (title.isBlank()) {
			throw new InvalidProviderException(index, title, "title", "must not be empty", null);
		}
		if (title.startsWith("&")) {
			throw new InvalidProviderException(index, title, "title", "must not begin with '&'", null);
		}
		int first = titles.indexOf(title);
		if (first < index) {
			throw new InvalidProviderException(index, title, "title", "must be unique, but '"
					+ InvalidProviderException.property(first, "title") + "' is '" + title + "' too", null);
		}
	}

}
