package io.github.asteriskmanager.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.InvalidOptionException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Provider;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Registers one {@link ManagerProvider} bean for each configured provider, named by its
 * title, so that it can be injected by {@code @Qualifier}.
 */
final class ProviderBeanRegistrar implements BeanRegistrar {

	/** The option that is no provider's. */
	static final String PROVIDERS = "providers";

	private static final String TITLE = "title";

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
	 * application is built ahead of time; what is wrong with them is told later. As for
	 * any list, the first source that has an element, or says that the list is empty, has
	 * all of it.
	 */
	static List<String> titles(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			List<String> titles = new ArrayList<>();
			ConfigurationPropertyName provider = LIST.append("[0]");
			while (has(source, provider)) {
				titles.add(title(source, provider, environment));
				provider = LIST.append("[" + titles.size() + "]");
			}
			if (!titles.isEmpty() || source.getConfigurationProperty(LIST) != null) {
				return titles;
			}
		}
		return List.of();
	}

	private static boolean has(ConfigurationPropertySource source, ConfigurationPropertyName provider) {
		return source.containsDescendantOf(provider) == ConfigurationPropertyState.PRESENT
				|| source.getConfigurationProperty(provider.append(TITLE)) != null;
	}

	private static String title(ConfigurationPropertySource source, ConfigurationPropertyName provider,
			Environment environment) {
		return new Binder(List.of(source), new PropertySourcesPlaceholdersResolver(environment))
			.bind(provider.append(TITLE), Bindable.of(String.class))
			.orElse(Provider.DEFAULT_TITLE);
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
			throw new InvalidProviderException(index, title, TITLE, "must not be empty", null);
		}
		if (title.startsWith("&")) {
			throw new InvalidProviderException(index, title, TITLE, "must not begin with '&'", null);
		}
		int first = titles.indexOf(title);
		if (first < index) {
			throw new InvalidProviderException(index, title, TITLE, "must be unique, but '"
					+ InvalidProviderException.property(first, TITLE) + "' is '" + title + "' too", null);
		}
	}

}
