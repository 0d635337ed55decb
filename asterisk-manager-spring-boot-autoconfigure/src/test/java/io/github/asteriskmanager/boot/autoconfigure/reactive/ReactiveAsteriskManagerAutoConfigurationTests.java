package io.github.asteriskmanager.boot.autoconfigure.reactive;

import java.util.List;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerTemplateAutoConfiguration;
import io.github.asteriskmanager.boot.reactive.ReactiveAsteriskManager;
import io.github.asteriskmanager.boot.template.AsteriskManagerTemplate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReactiveAsteriskManagerAutoConfiguration} and
 * {@link AsteriskManagerTemplateAutoConfiguration}.
 */
class ReactiveAsteriskManagerAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskManagerTemplateAutoConfiguration.class, ReactiveAsteriskManagerAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> FakeProvider::new);

	@Test
	void withReactorThereIsAReactiveManager() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ReactiveAsteriskManager.class)
			.hasSingleBean(AsteriskManagerTemplate.class));
	}

	@Test
	void withoutReactorThereIsNone() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Flux.class.getPackageName()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("reactiveAsteriskManager")
				.hasSingleBean(AsteriskManagerTemplate.class));
	}

	@Test
	void withoutProvidersSwitchedOnThereIsNeither() {
		this.contextRunner.withPropertyValues("asterisk.manager.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveAsteriskManager.class)
				.doesNotHaveBean(AsteriskManagerTemplate.class));
	}

	@Test
	void makesWayForBeansOfTheApplication() {
		this.contextRunner.withBean("mine", ReactiveAsteriskManager.class, () -> new ReactiveAsteriskManager(service()))
			.withBean("own", AsteriskManagerTemplate.class, () -> new AsteriskManagerTemplate(service(), Runnable::run))
			.run((context) -> assertThat(context).hasSingleBean(ReactiveAsteriskManager.class)
				.hasSingleBean(AsteriskManagerTemplate.class)
				.hasBean("mine")
				.hasBean("own"));
	}

	private static AsteriskManagerService service() {
		return new AsteriskManagerService((event) -> {
		}, FakeProvider::new, List.of());
	}

}
