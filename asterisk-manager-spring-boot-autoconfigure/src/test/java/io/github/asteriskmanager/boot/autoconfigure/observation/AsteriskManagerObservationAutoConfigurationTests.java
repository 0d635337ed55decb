package io.github.asteriskmanager.boot.autoconfigure.observation;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.observation.ActionObservationConvention;
import io.github.asteriskmanager.boot.observation.ActionObservations;
import io.github.asteriskmanager.boot.observation.DefaultActionObservationConvention;
import io.github.asteriskmanager.boot.observation.EventObservations;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsteriskManagerObservationAutoConfiguration}.
 */
class AsteriskManagerObservationAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskManagerObservationAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> FakeProvider::new)
		.withPropertyValues("asterisk.manager.providers[0].title=pbx", "asterisk.manager.providers[0].address=pbx",
				"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret");

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	@Test
	void actionsAreObservedAndEventsAreNot() {
		withRegistry().run((context) -> {
			assertThat(context).hasSingleBean(ActionObservations.class).doesNotHaveBean(EventObservations.class);
			context.getBean("pbx", ManagerProvider.class).send(ManagerAction.of("Ping"));
			TestObservationRegistryAssert.assertThat(this.registry)
				.hasSingleObservationThat()
				.hasNameEqualTo("asterisk.manager.send")
				.hasLowCardinalityKeyValue("provider", "pbx");
		});
	}

	@Test
	void eachCanBeSwitched() {
		withRegistry()
			.withPropertyValues("asterisk.manager.observations.actions.enabled=false",
					"asterisk.manager.observations.events.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(EventObservations.class)
				.doesNotHaveBean(ActionObservations.class));
	}

	@Test
	void ownConventionTakesPrecedence() {
		withRegistry().withBean(ActionObservationConvention.class, () -> new DefaultActionObservationConvention() {

			@Override
			public String getName() {
				return "calls";
			}

		}).run((context) -> {
			context.getBean(AsteriskManagerService.class).send("pbx", ManagerAction.of("Ping"));
			TestObservationRegistryAssert.assertThat(this.registry).hasSingleObservationThat().hasNameEqualTo("calls");
		});
	}

	@Test
	void withoutRegistryNothingIsObserved() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ActionObservations.class));
	}

	@Test
	void observesWithoutMeters() {
		withRegistry().withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ActionObservations.class));
	}

	@Test
	void worksWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.withPropertyValues("asterisk.manager.observations.events.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(AsteriskManagerService.class)
				.doesNotHaveBean("asteriskManagerActionObservations"));
	}

	private ApplicationContextRunner withRegistry() {
		return this.contextRunner.withBean(ObservationRegistry.class, () -> this.registry);
	}

}
