package io.github.asteriskmanager.boot.autoconfigure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.asteriskmanager.EventMask;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor knows about the keys.
 */
class ConfigurationMetadataTests {

	private static final String DEFAULTS = "asterisk.manager.defaults.";

	private static final List<String> WITHOUT_DEFAULT = Stream
		.of("address", "port", "username", "password", "filters", "ssl.enabled", "ssl.bundle", "resync", "queue.keep",
				"actions.allowed-commands", "actions.allowed-applications")
		.map(DEFAULTS::concat)
		.toList();

	@Test
	void everyKeyIsDescribedByTheRules() throws IOException {
		Map<String, Map<String, Object>> keys = keys("META-INF/spring-configuration-metadata.json");
		assertThat(keys).hasSizeGreaterThan(45).containsKey("management.health.asterisk-manager.enabled");
		assertThat(keys).allSatisfy((name, key) -> {
			String description = (String) key.get("description");
			assertThat(description).as(name).isNotBlank().endsWith(".").doesNotStartWith("The ").doesNotStartWith("A ");
			if (key.get("type").equals(Boolean.class.getName())) {
				assertThat(description).startsWith("Whether ");
			}
			if (key.get("type").toString().startsWith(List.class.getName())) {
				assertThat(description).containsIgnoringCase("list of ");
			}
		});
	}

	@Test
	void everyKeyTellsItsDefaultUnlessThereIsNone() throws IOException {
		keys("META-INF/spring-configuration-metadata.json").forEach((name, key) -> {
			if (WITHOUT_DEFAULT.contains(name) || name.equals("asterisk.manager.providers")
					|| name.equals("asterisk.manager.live.trunks")
					|| name.equals("asterisk.manager.distribution.events")
					|| name.equals("asterisk.manager.rabbit.consume.queues")) {
				assertThat(key).as(name).doesNotContainKey("defaultValue");
			}
			else {
				assertThat(key).as(name).containsKey("defaultValue");
			}
		});
	}

	@Test
	void keysOfAProviderAreDescribedToo() throws IOException {
		Map<String, Map<String, Object>> element = keys("META-INF/spring/configuration-metadata/"
				+ AsteriskManagerProperties.Provider.class.getName() + ".json");
		assertThat(element.get("title")).containsKeys("description", "defaultValue");
		assertThat(element.get("group")).containsKey("description");
		element.keySet().removeAll(Set.of("group", "title"));
		Map<String, Map<String, Object>> inherited = keys(
				"META-INF/spring/configuration-metadata/" + ProviderSettings.class.getName() + ".json");
		assertThat(element.keySet()).isEqualTo(inherited.keySet());
		assertThat(element.values()).allSatisfy((key) -> assertThat(key).containsKey("description"));
	}

	@Test
	void defaultsAreValuesThatCanBeSet() throws IOException {
		ConversionService conversion = ApplicationConversionService.getSharedInstance();
		keys("META-INF/spring-configuration-metadata.json").values()
			.stream()
			.filter((key) -> key.containsKey("defaultValue") && !key.get("type").toString().startsWith("java.util"))
			.forEach((key) -> {
				Object value = conversion.convert(key.get("defaultValue").toString(), type(key));
				assertThat(value).as(key.get("name").toString()).isNotNull();
			});
	}

	@Test
	@SuppressWarnings("unchecked")
	void everyEventClassIsOffered() throws IOException {
		Map<String, Object> metadata = new JsonMapper().readValue(
				new ClassPathResource("META-INF/spring-configuration-metadata.json").getContentAsByteArray(),
				Map.class);
		List<Map<String, Object>> hints = (List<Map<String, Object>>) metadata.get("hints");
		assertThat(hints).filteredOn((hint) -> hint.get("name").equals(DEFAULTS + "event-mask"))
			.singleElement()
			.satisfies((hint) -> {
				List<Map<String, Object>> values = (List<Map<String, Object>>) hint.get("values");
				assertThat(values).extracting((value) -> value.get("value"))
					.containsAll(EventMask.classes())
					.contains("all", "none", "auto")
					.hasSize(EventMask.classes().size() + 3);
				assertThat(values).allSatisfy((value) -> assertThat((String) value.get("description")).endsWith("."));
			});
	}

	private static Class<?> type(Map<String, Object> key) {
		try {
			return Class.forName(key.get("type").toString());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Object>> keys(String resource) throws IOException {
		Map<String, Object> metadata = new JsonMapper()
			.readValue(new ClassPathResource(resource).getContentAsByteArray(), Map.class);
		Map<String, Map<String, Object>> keys = new TreeMap<>();
		((List<Map<String, Object>>) metadata.get("properties"))
			.forEach((key) -> keys.put((String) key.get("name"), key));
		return keys;
	}

}
