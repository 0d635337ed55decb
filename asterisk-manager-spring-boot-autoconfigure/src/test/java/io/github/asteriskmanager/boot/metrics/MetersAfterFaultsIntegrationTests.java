package io.github.asteriskmanager.boot.metrics;

import java.util.Set;
import java.util.stream.Collectors;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.metrics.AsteriskManagerMetricsAutoConfiguration;
import io.github.asteriskmanager.test.AmiServer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Faults and reloads leave no meters behind.
 */
class MetersAfterFaultsIntegrationTests {

	@Test
	void tenOutagesHaveTheMetersOfOne() {
		try (AmiServer server = AmiServer.builder().start()) {
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
						MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
						SimpleMetricsExportAutoConfiguration.class, AsteriskManagerMetricsAutoConfiguration.class))
				.withPropertyValues("asterisk.manager.providers[0].title=a",
						"asterisk.manager.providers[0].address=127.0.0.1",
						"asterisk.manager.providers[0].port=" + server.port(),
						"asterisk.manager.providers[0].username=manager",
						"asterisk.manager.providers[0].password=secret",
						"asterisk.manager.providers[0].reconnect.fast-attempts=100",
						"asterisk.manager.providers[0].reconnect.fast-interval=10ms")
				.run((context) -> {
					MeterRegistry registry = context.getBean(MeterRegistry.class);
					ManagerProvider provider = context.getBean(AsteriskManagerService.class).getProvider("a");
					await().until(() -> server.sessions() == 1);
					dropSession(server, provider);
					Set<Meter.Id> afterOne = ids(registry);
					for (int i = 0; i < 9; i++) {
						dropSession(server, provider);
					}
					assertThat(ids(registry)).isNotEmpty().isEqualTo(afterOne);
					assertThat(provider.getStatistics().logins()).isEqualTo(11);
				});
		}
	}

	private static void dropSession(AmiServer server, ManagerProvider provider) {
		long logins = provider.getStatistics().logins();
		server.dropSessions();
		await().until(() -> provider.getStatistics().logins() > logins);
		server.awaitSessions(1);
	}

	private static Set<Meter.Id> ids(MeterRegistry registry) {
		return registry.getMeters().stream().map(Meter::getId).collect(Collectors.toSet());
	}

}
