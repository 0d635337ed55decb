package io.github.asteriskmanager.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains an {@link InvalidProviderException} to the person who wrote the properties.
 */
final class InvalidProviderFailureAnalyzer extends AbstractFailureAnalyzer<InvalidProviderException> {

	private final Environment environment;

	InvalidProviderFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidProviderException cause) {
		ConfigurationProperty configured = find(cause.property());
		if (configured == null) {
			configured = find(cause.inheritedProperty());
		}
		String property = (configured != null) ? configured.getName().toString() : cause.property();
		String origin = (configured != null && configured.getOrigin() != null) ? " (" + configured.getOrigin() + ")"
				: "";
		return new FailureAnalysis("The Asterisk Manager provider '" + cause.title() + "' cannot be used: '" + property
				+ "'" + origin + " " + cause.reason() + ".", action(cause, property), cause);
	}

	private static String action(InvalidProviderException cause, String property) {
		return switch (cause.option()) {
			case "address" -> "Set '" + property + "' to the host name or IP address of the Asterisk server, or set "
					+ "'asterisk.manager.enabled' to false if there is none.";
			case "username" -> "Set '" + property + "' to the name of a user in the manager.conf of the server.";
			case "password" ->
				"Set '" + property + "' to the secret of that user in the manager.conf of the server, best by "
						+ "way of an environment variable: ${ASTERISK_SECRET}.";
			case "title" -> "Give each provider under 'asterisk.manager.providers' a title of its own.";
			case "ssl.bundle" -> "Define the bundle under 'spring.ssl.bundle', or correct '" + property + "'.";
			default -> "Correct the value of '" + property + "'.";
		};
	}

	private @Nullable ConfigurationProperty find(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

}
