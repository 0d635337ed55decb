package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Provider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The titles of {@link ProviderBeanRegistrar} are those that Boot binds.
 */
class ProviderBeanRegistrarTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	private final MutablePropertySources sources = this.environment.getPropertySources();

	@BeforeEach
	void attach() {
		ConfigurationPropertySources.attach(this.environment);
	}

	@Test
	void noneIsConfigured() {
		assertThat(titles()).isEmpty();
	}

	@Test
	void firstSourceThatHasAnElementHasTheList() {
		add("command line", Map.of("asterisk.manager.providers[0].title", "one"));
		add("file", Map.of("asterisk.manager.providers[0].title", "two", "asterisk.manager.providers[1].title", "three",
				"asterisk.manager.defaults.port", "5039"));
		assertThat(titles()).containsExactly("one");
	}

	@Test
	void sourceOfOtherPropertiesIsPassedOver() {
		add("command line", Map.of("asterisk.manager.defaults.port", "5039"));
		add("file",
				Map.of("asterisk.manager.providers[0].title", "two", "asterisk.manager.providers[1].title", "three"));
		assertThat(titles()).containsExactly("two", "three");
	}

	@Test
	void emptyListHidesThoseOfLaterSources() {
		add("profile", Map.of("asterisk.manager.providers", ""));
		add("file", Map.of("asterisk.manager.providers[0].title", "two"));
		assertThat(titles()).isEmpty();
	}

	@Test
	void titleThatIsMissing() {
		add("file", Map.of("asterisk.manager.providers[0].address", "10.0.0.1", "asterisk.manager.providers[1].title",
				"two", "asterisk.manager.providers[2].ping.interval", "1s", "asterisk.manager.providers[3].title", ""));
		assertThat(titles()).containsExactly("asterisk", "two", "asterisk", "");
	}

	@Test
	void elementIsNotPutTogetherFromSeveralSources() {
		add("environment", Map.of("asterisk.manager.providers[0].password", "secret"));
		add("file", Map.of("asterisk.manager.providers[0].title", "two"));
		assertThat(titles()).containsExactly("asterisk");
	}

	@Test
	void placeholdersAreResolvedInAllSources() {
		add("file", Map.of("asterisk.manager.providers[0].title", "pbx-${site}"));
		add("site", Map.of("site", "berlin"));
		assertThat(titles()).containsExactly("pbx-berlin");
	}

	@Test
	void environmentVariables() {
		this.sources
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of("ASTERISK_MANAGER_PROVIDERS_0_TITLE", "one", "ASTERISK_MANAGER_PROVIDERS_1_TITLE", "two")));
		assertThat(titles()).containsExactly("one", "two");
	}

	@Test
	void sourceThatDoesNotListItsNames() {
		this.sources.addLast(new PropertySource<>("vault", new Object()) {

			@Override
			public @Nullable Object getProperty(String name) {
				return name.equals("asterisk.manager.providers[0].title") ? "one" : null;
			}

		});
		assertThat(titles()).containsExactly("one");
	}

	private List<String> titles() {
		List<String> titles = ProviderBeanRegistrar.titles(this.environment);
		assertThat(Binder.get(this.environment)
			.bind("asterisk.manager.providers", Bindable.listOf(Provider.class))
			.orElse(List.of())).extracting(Provider::getTitle).isEqualTo(titles);
		return titles;
	}

	private void add(String name, Map<String, Object> properties) {
		this.sources.addLast(new MapPropertySource(name, properties));
	}

}
