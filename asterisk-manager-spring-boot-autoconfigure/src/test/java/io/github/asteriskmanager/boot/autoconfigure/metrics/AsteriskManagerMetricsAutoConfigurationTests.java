package io.github.asteriskmanager.boot.autoconfigure.metrics;

import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.metrics.ManagerMeters;
import io.github.asteriskmanager.boot.metrics.ProviderMeters;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.metrics.EventMetrics;
import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsteriskManagerMetricsAutoConfiguration}.
 */
class AsteriskManagerMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskManagerMetricsAutoConfiguration.class))
		.withPropertyValues("asterisk.manager.providers[0].title=pbx", "asterisk.manager.providers[0].address=pbx",
				"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret",
				"asterisk.manager.providers[0].enabled=false");

	@Test
	void metersAreBoundToTheRegistryOfBoot() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(ManagerMeters.class);
				assertThat(context.getBean(MeterRegistry.class)
					.get("asterisk.manager.connection.ready")
					.tag("provider", "pbx")
					.gauge()
					.value()).isZero();
			});
	}

	@Test
	void noMoreNamesOfEventsAreTagsThanConfigured() {
		this.contextRunner.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("asterisk.manager.metrics.max-event-names=1")
			.run((context) -> {
				EventMetrics events = context.getBean(ManagerMetrics.class).events("pbx");
				FakeProvider provider = new FakeProvider(FakeProvider.options("pbx"));
				EventRegistry registry = context.getBean(EventRegistry.class);
				events.delivered(provider.event(registry, "Event: Hangup"), 0, 0);
				events.delivered(provider.event(registry, "Event: Newchannel"), 0, 0);
				assertThat(context.getBean(MeterRegistry.class).get("asterisk.manager.events.published").counters())
					.extracting((counter) -> counter.getId().getTag("event"))
					.containsExactlyInAnyOrder("Hangup", "other");
			});
	}

	@Test
	void ownMetricsTakePrecedence() {
		ManagerMetrics own = new ManagerMetrics() {
		};
		this.contextRunner.withBean(SimpleMeterRegistry.class)
			.withBean(ManagerMetrics.class, () -> own)
			.run((context) -> assertThat(context.getBean(ManagerMetrics.class)).isSameAs(own));
	}

	@Test
	void withoutRegistryThereAreNoMeters() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(ProviderMeters.class)
			.doesNotHaveBean(ManagerMetrics.class));
	}

	@Test
	void worksWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.withBean(ManagerProviderFactory.class, () -> FakeProvider::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asteriskManagerProviderMeters"));
	}

}
