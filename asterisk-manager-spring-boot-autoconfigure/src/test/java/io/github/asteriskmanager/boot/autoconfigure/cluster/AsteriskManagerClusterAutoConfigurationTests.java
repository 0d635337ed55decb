package io.github.asteriskmanager.boot.autoconfigure.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.ProviderOwnership;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.metrics.ClusterMetricsAutoConfiguration;
import io.github.asteriskmanager.boot.cluster.ClusterLocks;
import io.github.asteriskmanager.boot.cluster.ClusterRole;
import io.github.asteriskmanager.boot.cluster.ProviderCluster;
import io.github.asteriskmanager.boot.metrics.ClusterMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.lock.LockRepository;
import org.springframework.integration.support.locks.DefaultLockRegistry;
import org.springframework.integration.support.locks.LockRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsteriskManagerClusterAutoConfiguration} and its meters.
 */
class AsteriskManagerClusterAutoConfigurationTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private final Map<String, FakeProvider> made = new ConcurrentHashMap<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskManagerClusterAutoConfiguration.class, ClusterMetricsAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> this::make)
		.withBean(SimpleMeterRegistry.class)
		.withPropertyValues("asterisk.manager.cluster.enabled=true", "asterisk.manager.cluster.lease=2s",
				"asterisk.manager.cluster.retry-interval=100ms", "asterisk.manager.defaults.address=pbx",
				"asterisk.manager.defaults.username=manager", "asterisk.manager.defaults.password=secret",
				"asterisk.manager.providers[0].title=a", "asterisk.manager.providers[0].group=site",
				"asterisk.manager.providers[1].title=b", "asterisk.manager.providers[1].group=site",
				"asterisk.manager.providers[2].title=c", "asterisk.manager.providers[3].title=d",
				"asterisk.manager.providers[3].keep-alive=false");

	private final ApplicationContextRunner withLocks = this.contextRunner.withBean(ClusterLocks.class, FreeLocks::new);

	private FakeProvider make(ManagerOptions options) {
		FakeProvider provider = new FakeProvider(options);
		this.made.put(options.getTitle(), provider);
		return provider;
	}

	@Test
	void isOffUnlessAskedFor() {
		this.withLocks.withPropertyValues("asterisk.manager.cluster.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(ProviderCluster.class).doesNotHaveBean(ProviderOwnership.class);
			assertThat(this.made.get("a").calls).containsExactly("start");
		});
	}

	@Test
	void startsWhatIsOwnedAndMeasuresIt() {
		this.withLocks.run((context) -> {
			ProviderCluster cluster = context.getBean(ProviderCluster.class);
			await().atMost(SOON)
				.until(() -> Set.of("a", "b", "c").stream().allMatch((title) -> cluster.isOwned(title)));
			await().atMost(SOON).untilAsserted(() -> assertThat(this.made.get("c").calls).contains("start"));
			assertThat(cluster.roleOf("a")).isEqualTo(ClusterRole.OWNER);
			assertThat(context.getBean(ProviderOwnership.class).isOwned("a")).isTrue();
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			context.getBean(ClusterMeters.class).bindTo(meters);
			assertThat(meters.get("asterisk.manager.cluster.owned").tag("provider", "a").gauge().value()).isEqualTo(1);
			assertThat(meters.get("asterisk.manager.cluster.owned").tag("provider", "d").gauge().value()).isZero();
			assertThat(meters.get("asterisk.manager.cluster.takeovers").tag("provider", "a").functionCounter().count())
				.isEqualTo(1);
			assertThat(meters.get("asterisk.manager.cluster.instances").gauge().value()).isEqualTo(1);
			assertThat(meters.get("asterisk.manager.cluster.available").gauge().value()).isEqualTo(1);
		});
	}

	@Test
	void groupsAreOfWhatIsConfigured() {
		this.withLocks.withPropertyValues("asterisk.manager.providers[2].enabled=false")
			.run((context) -> assertThat(context.getBean(AsteriskManagerService.class).getGroups())
				.containsExactly(Map.entry("site", Set.of("a", "b"))));
	}

	@Test
	void takesALockRegistry() {
		LockRepository repository = mock(LockRepository.class);
		given(repository.acquire(any(), any())).willReturn(true);
		given(repository.renew(any(), any())).willReturn(true);
		given(repository.delete(any())).willReturn(true);
		this.contextRunner.withBean(JdbcLockRegistry.class, () -> new JdbcLockRegistry(repository)).run((context) -> {
			ProviderCluster cluster = context.getBean(ProviderCluster.class);
			await().atMost(SOON).until(() -> cluster.isOwned("a"));
		});
	}

	@Test
	void withoutLockRegistryItSaysWhatToAdd() {
		this.contextRunner.run((context) -> {
			FailureAnalysis analysis = analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("'asterisk.manager.cluster.enabled' is true")
				.contains("no bean of type 'LockRegistry'");
			assertThat(analysis.getAction()).contains("spring-integration-jdbc");
		});
	}

	@Test
	void withoutSpringIntegrationItSaysTheSame() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(LockRegistry.class.getPackageName()))
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getAction())
				.contains("spring-integration-jdbc"));
	}

	@Test
	void registryThatDoesNotRenewIsRefused() {
		this.contextRunner.withBean(DefaultLockRegistry.class)
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getDescription())
				.contains("DefaultLockRegistry does not renew"));
	}

	@Test
	void wrongTimesAreRefused() {
		this.withLocks.withPropertyValues("asterisk.manager.cluster.retry-interval=1s")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("cluster.retry-interval")
				.hasMessageContaining("a third"));
	}

	private static FailureAnalysis analyze(Throwable failure) {
		return new MissingLocksFailureAnalyzer().analyze(failure);
	}

	/** Locks that nobody else wants. */
	private static final class FreeLocks implements ClusterLocks {

		private final Set<String> held = ConcurrentHashMap.newKeySet();

		@Override
		public boolean tryAcquire(String key, Duration lease) {
			return this.held.add(key);
		}

		@Override
		public boolean renew(String key, Duration lease) {
			return this.held.contains(key);
		}

		@Override
		public void release(String key) {
			this.held.remove(key);
		}

	}

}
