package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties.Provider;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InheritDefaultsBindHandler}.
 */
class InheritDefaultsBindHandlerTests {

	@Test
	void defaultsOfAnotherSourceAreInherited() {
		List<ConfigurationPropertySource> sources = List.of(
				new MapConfigurationPropertySource(Map.of("asterisk.manager.providers[0].title", "one")),
				new MapConfigurationPropertySource(Map.of("asterisk.manager.defaults.port", "5039")));
		assertThat(new Binder(sources)
			.bind("asterisk.manager.providers", Bindable.listOf(Provider.class),
					new InheritDefaultsBindHandler(BindHandler.DEFAULT))
			.get()).extracting(Provider::getPort).containsExactly(5039);
	}

}
