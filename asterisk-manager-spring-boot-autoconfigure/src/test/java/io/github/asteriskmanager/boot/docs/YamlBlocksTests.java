package io.github.asteriskmanager.boot.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Binds every configuration that README and documentation show; a key that does not exist
 * is a failure.
 */
class YamlBlocksTests {

	@Test
	void thereAreBlocks() {
		assertThat(blocks()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void everyKeyExists(CodeBlock block) throws Exception {
		MutablePropertySources sources = new MutablePropertySources();
		for (PropertySource<?> source : new YamlPropertySourceLoader().load(block.toString(),
				new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)))) {
			sources.addLast(source);
		}
		sources.addLast(new MapPropertySource("given", Map.of("ASTERISK_SECRET", "secret")));
		Binder binder = new Binder(ConfigurationPropertySources.from(sources),
				new PropertySourcesPlaceholdersResolver(sources));
		assertThat(binder.bindOrCreate("asterisk.manager", Bindable.of(AsteriskManagerProperties.class),
				new NoUnboundElementsBindHandler(BindHandler.DEFAULT)))
			.isNotNull();
	}

	static List<CodeBlock> blocks() {
		return Stream.of("yaml", "yml")
			.flatMap((language) -> CodeBlock.all(language).stream())
			.filter((block) -> block.text().contains("asterisk"))
			.toList();
	}

}
