package io.github.asteriskmanager.boot.autoconfigure.health;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.health.AsteriskManagerHealthContributor;
import io.github.asteriskmanager.boot.health.ProviderHealthDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsteriskManagerHealthContributorAutoConfiguration} and what the health
 * endpoint makes of it.
 */
class AsteriskManagerHealthContributorAutoConfigurationTests {

	private final Map<String, FakeProvider> providers = new HashMap<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskManagerHealthContributorAutoConfiguration.class, EndpointAutoConfiguration.class,
				HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
				HealthEndpointAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> (options) -> {
			FakeProvider provider = new FakeProvider(options);
			this.providers.put(options.getTitle(), provider);
			return provider;
		})
		.withPropertyValues("management.health.defaults.enabled=true", "management.endpoint.health.show-details=always",
				"management.endpoint.health.show-components=always", "asterisk.manager.defaults.username=manager",
				"asterisk.manager.defaults.password=secret", "asterisk.manager.defaults.address=pbx");

	@Test
	void oneProviderIsACompositeToo() {
		withProviders("one").run((context) -> {
			this.providers.get("one").status = FakeProvider.status(ProviderState.READY);
			CompositeHealthDescriptor health = composite(context.getBean(HealthEndpoint.class));
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getComponents()).containsOnlyKeys("one");
		});
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			all, 3, UP
			all, 2, DOWN
			majority, 2, DEGRADED
			majority, 3, UP
			majority, 1, DOWN
			at-least-one, 1, DEGRADED
			at-least-one, 0, DOWN
			minimum-percentage, 2, DEGRADED
			minimum-percentage, 1, DOWN
			""")
	void thresholdDecidesForTheWhole(String threshold, int ready, String expected) {
		withProviders("1", "2", "3", "disabled")
			.withPropertyValues("asterisk.manager.health.threshold=" + threshold,
					"asterisk.manager.health.minimum-percentage=0.66", "asterisk.manager.providers[3].enabled=false")
			.run(endpoint((endpoint) -> {
				for (int i = 1; i <= ready; i++) {
					this.providers.get(String.valueOf(i)).status = FakeProvider.status(ProviderState.READY);
				}
				assertThat(composite(endpoint).getStatus().getCode()).isEqualTo(expected);
				assertThat(endpoint.health().getStatus().getCode()).isEqualTo(expected);
				for (int i = 1; i <= 3; i++) {
					Status own = endpoint.healthForPath("asteriskManager", String.valueOf(i)).getStatus();
					assertThat(own).as("the truth about one").isEqualTo((i <= ready) ? Status.UP : Status.DOWN);
				}
			}));
	}

	@Test
	void oneThatIsDownWhileTheThresholdHoldsIsDegraded() {
		withProviders("a", "b").withPropertyValues("asterisk.manager.health.threshold=at-least-one")
			.run(endpoint((endpoint) -> {
				this.providers.get("a").status = FakeProvider.status(ProviderState.READY);
				this.providers.get("b").status = FakeProvider.status(ProviderState.AUTHENTICATION_FAILED);
				Map<String, HealthDescriptor> components = composite(endpoint).getComponents();
				assertThat(components.get("a").getStatus()).isEqualTo(Status.UP);
				assertThat(components.get("b").getStatus()).isEqualTo(AsteriskManagerHealthContributor.DEGRADED);
			}));
	}

	@Test
	void ownStatusOrderTakesPrecedence() {
		withProviders("a", "b")
			.withPropertyValues("asterisk.manager.health.threshold=at-least-one",
					"management.endpoint.health.status.order=down,up,unknown")
			.run(endpoint((endpoint) -> {
				this.providers.get("a").status = FakeProvider.status(ProviderState.READY);
				assertThat(composite(endpoint).getStatus()).isEqualTo(Status.UP);
			}));
	}

	@Test
	void ownAggregatorTakesPrecedence() {
		withProviders("a", "b").withPropertyValues("asterisk.manager.health.threshold=at-least-one")
			.withBean(StatusAggregator.class, () -> (statuses) -> Status.OUT_OF_SERVICE)
			.run(endpoint((endpoint) -> assertThat(composite(endpoint).getStatus()).isEqualTo(Status.OUT_OF_SERVICE)));
	}

	@Test
	void degradedIsAnsweredWith200AndDownWith503() {
		withProviders("a").withPropertyValues("management.endpoint.health.status.order=").run((context) -> {
			HttpCodeStatusMapper mapper = context.getBean(HttpCodeStatusMapper.class);
			assertThat(mapper.getStatusCode(AsteriskManagerHealthContributor.DEGRADED)).isEqualTo(200);
			assertThat(mapper.getStatusCode(Status.DOWN)).isEqualTo(503);
		});
	}

	@Test
	void groupOfOneProviderThatIsDegraded() {
		withProviders("a", "b")
			.withPropertyValues("asterisk.manager.health.threshold=at-least-one",
					"management.endpoint.health.group.calls.include=asteriskManager/b")
			.run(endpoint((endpoint) -> {
				this.providers.get("a").status = FakeProvider.status(ProviderState.READY);
				assertThat(endpoint.healthForPath("calls").getStatus())
					.isEqualTo(AsteriskManagerHealthContributor.DEGRADED);
			}));
	}

	@Test
	void detailsOfTheApplicationStandBesideThoseOfTheConnection() {
		withProviders("a")
			.withBean(ProviderHealthDetails.class, () -> (provider) -> Map.of("calls of " + provider.getTitle(), 7))
			.run(endpoint((endpoint) -> assertThat(
					((IndicatedHealthDescriptor) endpoint.healthForPath("asteriskManager", "a")).getDetails())
				.containsEntry("calls of a", 7)
				.containsKey("state")));
	}

	@Test
	void onlyProvidersWithoutConnectionAreUnknown() {
		withProviders("a").withPropertyValues("asterisk.manager.providers[0].enabled=false")
			.run(endpoint((endpoint) -> assertThat(composite(endpoint).getStatus()).isEqualTo(Status.UNKNOWN)));
	}

	@Test
	void withoutProvidersThereIsNothingToTell() {
		this.contextRunner.run(endpoint((endpoint) -> {
			assertThat(endpoint.healthForPath("asteriskManager")).isNull();
			assertThat(endpoint.health().getStatus()).isEqualTo(Status.UP);
		}));
	}

	@Test
	void titlesWithSlashesHaveKeysOfTheirOwn() {
		withProviders("eu/west", "eu-west", "eu/east").run(endpoint((endpoint) -> {
			assertThat(composite(endpoint).getComponents()).containsOnlyKeys("eu-west-", "eu-west", "eu-east");
			this.providers.get("eu/east").status = FakeProvider.status(ProviderState.READY);
			assertThat(endpoint.healthForPath("asteriskManager", "eu-east").getStatus()).isEqualTo(Status.UP);
			assertThat(endpoint.healthForPath("asteriskManager", "nowhere")).isNull();
		}));
	}

	@Test
	void detailsAreLeftOutOnDemand() {
		withProviders("a").run((context) -> {
			HealthIndicator one = (HealthIndicator) context.getBean(AsteriskManagerHealthContributor.class)
				.getContributor("a");
			assertThat(one.health(false).getDetails()).isEmpty();
			assertThat(one.health(true).getDetails()).isNotEmpty();
		});
	}

	@Test
	void canBeSwitchedOff() {
		withProviders("a").withPropertyValues("management.health.asterisk-manager.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AsteriskManagerHealthContributor.class));
	}

	@Test
	void ownContributorTakesPrecedence() {
		withProviders("a")
			.withBean("asteriskManagerHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).doesNotHaveBean(AsteriskManagerHealthContributor.class));
	}

	@Test
	void shareOutOfRangeIsRefused() {
		withProviders("a").withPropertyValues("asterisk.manager.health.minimum-percentage=80")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'health.minimum-percentage' must be from 0 to 1 but is 80"));
	}

	@Test
	void worksWithoutActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
					AsteriskManagerHealthContributorAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(AsteriskManagerHealthContributor.class));
	}

	@Test
	void worksWithoutHealth() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
					AsteriskManagerHealthContributorAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(HealthContributor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asteriskManagerHealthContributor"));
	}

	private ApplicationContextRunner withProviders(String... titles) {
		ApplicationContextRunner runner = this.contextRunner;
		for (int i = 0; i < titles.length; i++) {
			runner = runner.withPropertyValues("asterisk.manager.providers[" + i + "].title=" + titles[i]);
		}
		return runner;
	}

	private static ContextConsumer<AssertableApplicationContext> endpoint(Consumer<HealthEndpoint> consumer) {
		return (context) -> consumer.accept(context.getBean(HealthEndpoint.class));
	}

	private static CompositeHealthDescriptor composite(HealthEndpoint endpoint) {
		return (CompositeHealthDescriptor) endpoint.healthForPath("asteriskManager");
	}

}
