package io.github.asteriskmanager.test.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

import io.github.asteriskmanager.test.AmiServer;

/**
 * The providers that an application configures: for each title its keys, in order. As in
 * Spring Boot, one property source holds the whole list, the first that has any of it.
 */
record ConfiguredProviders(Map<String, Map<String, Object>> byTitle) {

	private static final Pattern KEY = Pattern.compile("asterisk\\.manager\\.providers\\[(\\d+)]\\.(.+)");

	private static final Set<String> REDIRECTED = Set.of("title", "address", "port", "username", "password");

	/** The title of a provider that has none. */
	private static final String DEFAULT_TITLE = "asterisk";

	static ConfiguredProviders of(ConfigurableEnvironment environment) {
		Map<String, Map<String, Object>> byTitle = new LinkedHashMap<>();
		for (Map<String, Object> provider : list(environment)) {
			Object title = provider.getOrDefault("title", DEFAULT_TITLE);
			byTitle.put(environment.resolvePlaceholders(title.toString()), provider);
		}
		return new ConfiguredProviders(byTitle);
	}

	private static Iterable<Map<String, Object>> list(ConfigurableEnvironment environment) {
		Map<Integer, Map<String, Object>> list = new TreeMap<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					Matcher key = KEY.matcher(name);
					Object value = source.getProperty(name);
					if (key.matches() && value != null) {
						list.computeIfAbsent(Integer.valueOf(key.group(1)), (index) -> new LinkedHashMap<>())
							.put(key.group(2), value);
					}
				}
			}
			if (!list.isEmpty()) {
				break;
			}
		}
		return list.values();
	}

	List<String> titles() {
		return new ArrayList<>(this.byTitle.keySet());
	}

	/**
	 * The properties that lead each provider to its server and leave the rest.
	 */
	Map<String, Object> redirect(EmbeddedServers servers, String username, String password) {
		Map<String, Object> properties = new HashMap<>();
		int index = 0;
		for (Map.Entry<String, AmiServer> server : servers.byTitle().entrySet()) {
			String provider = "asterisk.manager.providers[" + index++ + "].";
			this.byTitle.getOrDefault(server.getKey(), Map.of()).forEach((key, value) -> {
				if (!isRedirected(key)) {
					properties.put(provider + key, value);
				}
			});
			properties.put(provider + "title", server.getKey());
			properties.put(provider + "address", server.getValue().address());
			properties.put(provider + "port", server.getValue().port());
			properties.put(provider + "username", username);
			properties.put(provider + "password", password);
			properties.put(provider + "ssl.enabled", false);
		}
		return properties;
	}

	private static boolean isRedirected(String key) {
		String plain = key.replace("-", "").toLowerCase(Locale.ROOT);
		return REDIRECTED.contains(plain) || plain.startsWith("ssl.");
	}

}
