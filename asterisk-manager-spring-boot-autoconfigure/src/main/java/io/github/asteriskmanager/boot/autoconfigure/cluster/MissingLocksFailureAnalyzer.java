package io.github.asteriskmanager.boot.autoconfigure.cluster;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link MissingLocksException} to the person who switched the cluster on.
 */
final class MissingLocksFailureAnalyzer extends AbstractFailureAnalyzer<MissingLocksException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingLocksException cause) {
		return new FailureAnalysis(
				"Instances of the application are to share the Asterisk Manager providers "
						+ "('asterisk.manager.cluster.enabled' is true), but " + cause.getMessage() + ".",
				"Add 'spring-integration-jdbc' or 'spring-integration-redis' and a bean of type 'JdbcLockRegistry' or "
						+ "'RedisLockRegistry' (any 'RenewableLockRegistry' will do, or a bean of type 'ClusterLocks'), "
						+ "or remove the property if there is only one instance.",
				cause);
	}

}
