package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.InvalidOptionException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains an {@link InvalidOptionException} about a property that belongs to no single
 * provider.
 */
final class InvalidOptionFailureAnalyzer extends AbstractFailureAnalyzer<InvalidOptionException> {

	private final Environment environment;

	InvalidOptionFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, InvalidOptionException cause) {
		String property = AsteriskManagerProperties.PREFIX + "." + cause.getOption();
		boolean list = cause.getOption().equals(ProviderBeanRegistrar.PROVIDERS);
		if (!list && !Binder.get(this.environment).bind(property, Bindable.of(String.class)).isBound()) {
			// options that the application made itself
			return null;
		}
		String action = (list)
				? "Write a list: in YAML a line '- title: …' for each provider, with its other keys "
						+ "below; elsewhere '" + property + "[0].title' and so on."
				: "Correct the value of '" + property + "'.";
		return new FailureAnalysis("'" + property + "' " + cause.getReason() + ".", action, cause);
	}

}
