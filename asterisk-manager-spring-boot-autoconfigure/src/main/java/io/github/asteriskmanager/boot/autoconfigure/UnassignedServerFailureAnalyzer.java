package io.github.asteriskmanager.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link UnassignedServerException} to the person who started the containers.
 */
final class UnassignedServerFailureAnalyzer extends AbstractFailureAnalyzer<UnassignedServerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnassignedServerException cause) {
		String providers = (cause.configured().isEmpty()) ? "no provider is configured"
				: "the configured providers are '" + String.join("', '", cause.configured()) + "'";
		return new FailureAnalysis(
				"It is not clear which Asterisk Manager provider a container belongs to: " + cause.problem() + "; "
						+ providers + ".",
				"Give each container a title of its own: the label '" + ContainerLabels.TITLE
						+ "' of a container or a Docker Compose service, or withTitle(...) of an AsteriskContainer. A "
						+ "title that no provider has adds a provider.",
				cause);
	}

}
