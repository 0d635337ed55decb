package io.github.asteriskmanager.boot.autoconfigure.cluster;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProviderOwnership;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerProperties;
import io.github.asteriskmanager.boot.cluster.ClusterLocks;
import io.github.asteriskmanager.boot.cluster.OwnedGroups;
import io.github.asteriskmanager.boot.cluster.ProviderCluster;
import io.github.asteriskmanager.boot.cluster.RegistryLocks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.integration.support.locks.RenewableLockRegistry;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link ProviderCluster}.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnBooleanProperty("asterisk.manager.cluster.enabled")
@ConditionalOnBean(AsteriskManagerService.class)
public final class AsteriskManagerClusterAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ProviderOwnership.class)
	OwnedGroups asteriskManagerOwnedGroups() {
		return new OwnedGroups();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(OwnedGroups.class)
	ProviderCluster asteriskManagerProviderCluster(AsteriskManagerService service, OwnedGroups groups,
			ObjectProvider<ClusterLocks> locks, AsteriskManagerProperties properties,
			ApplicationEventPublisher publisher) {
		return new ProviderCluster(service, groups, locks.getIfAvailable(() -> {
			throw new MissingLocksException("there are no locks that all instances see");
		}), properties.getCluster().toOptions(), publisher);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RenewableLockRegistry.class)
	static class LockRegistryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ClusterLocks asteriskManagerClusterLocks(ObjectProvider<RenewableLockRegistry<?>> registry,
				ObjectProvider<LockRegistry<?>> others) {
			return new RegistryLocks(registry.getIfAvailable(() -> {
				throw new MissingLocksException(others.stream()
					.findFirst()
					.map((other) -> "the " + other.getClass().getSimpleName()
							+ " does not renew its locks, nor say when one is lost")
					.orElse("there is no bean of type 'LockRegistry'"));
			}));
		}

	}

}
