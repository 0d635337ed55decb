package io.github.asteriskmanager.boot.testcontainers;

import java.time.Duration;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers that are beans, as in an application started for development: with not a
 * line of configuration.
 */
@EnabledIfDockerAvailable
class ContainerBeansIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	@Test
	void containerOfAnApplicationWithoutConfigurationIsItsProvider() {
		AsteriskContainer container;
		try (ConfigurableApplicationContext context = run(OneContainer.class)) {
			container = context.getBean(AsteriskContainer.class);
			ManagerProvider provider = context.getBean(Pings.class).provider();
			provider.awaitReady(SOON);
			assertThat(provider.getTitle()).isEqualTo("asterisk");
			assertThat(provider.getOptions().getPort()).isEqualTo(container.getAmiPort());
			assertThat(context.getBean(Pings.class).ping()).isTrue();
		}
		assertThat(container.isRunning()).isFalse();
	}

	@Test
	void severalContainersAreProvidersByTitle() {
		try (ConfigurableApplicationContext context = run(TwoContainers.class)) {
			AsteriskManagerService service = context.getBean(AsteriskManagerService.class);
			assertThat(service.getProviders()).extracting(ManagerProvider::getTitle)
				.containsExactlyInAnyOrder("primary", "backup");
			service.getProviders().forEach((provider) -> provider.awaitReady(SOON));
			assertThat(context.getBeansOfType(ManagerProvider.class)).containsOnlyKeys("primary",
					"backupManagerProvider");
		}
	}

	private static ConfigurableApplicationContext run(Class<?> containers) {
		return SpringApplication.from(Application::main)
			.with(containers)
			.run("--spring.main.web-application-type=none")
			.getApplicationContext();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		static void main(String... args) {
			SpringApplication.run(Application.class, args);
		}

		@Bean
		Pings pings(ObjectProvider<ManagerProvider> provider) {
			return new Pings(provider.getIfUnique());
		}

	}

	record Pings(ManagerProvider provider) {

		boolean ping() {
			return this.provider.send(new PingAction()).isSuccess();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneContainer {

		@Bean
		@ServiceConnection
		AsteriskContainer asterisk() {
			return AsteriskContainer.ofBaseImage("debian:sid-slim");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoContainers {

		@Bean
		@ServiceConnection
		AsteriskContainer one() {
			return AsteriskContainer.ofBaseImage("debian:sid-slim").withTitle("primary");
		}

		@Bean
		@ServiceConnection
		AsteriskContainer backup() {
			return AsteriskContainer.ofBaseImage("debian:bullseye-slim").withTitle("backup");
		}

	}

}
