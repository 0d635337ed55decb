package io.github.asteriskmanager.boot.docker.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has Spring Boot start its servers with Docker Compose.
 */
@EnabledIfDockerAvailable
@EnabledIf(value = "composeIsThere", disabledReason = "there is no 'docker compose'")
class ComposeIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	@TempDir
	private Path directory;

	static boolean composeIsThere() throws Exception {
		return docker(List.of("compose", "version")) == 0;
	}

	@BeforeAll
	static void buildImage() {
		String image = AsteriskContainer.ofBaseImage("debian:sid-slim").getDockerImageName();
		DockerClientFactory.lazyClient().tagImageCmd(image, "asterisk", "asterisk-manager-test").exec();
	}

	@AfterEach
	void removeContainers() throws Exception {
		docker(List.of("compose", "--file", file().toString(), "down", "--timeout", "1"));
	}

	@Test
	void labelsChooseProviderAndUser() throws IOException {
		compose("""
				services:
				  pbx1:
				    image: asterisk:asterisk-manager-test
				    ports: ["127.0.0.1::5038"]
				    labels:
				      io.github.asteriskmanager.title: primary
				  pbx2:
				    image: asterisk-manager-test:debian-sid-slim
				    ports: ["127.0.0.1::5038"]
				    labels:
				      org.springframework.boot.service-connection: asterisk
				      io.github.asteriskmanager.title: third
				      io.github.asteriskmanager.username: reader
				      io.github.asteriskmanager.password: secret
				""");
		try (ConfigurableApplicationContext context = run("--asterisk.manager.providers[0].title=primary",
				"--asterisk.manager.providers[0].address=pbx1.example.com",
				"--asterisk.manager.defaults.username=manager", "--asterisk.manager.defaults.password=secret")) {
			AsteriskManagerService service = context.getBean(AsteriskManagerService.class);
			service.getProviders().forEach((provider) -> provider.awaitReady(SOON));
			assertThat(service.send("primary", CommandAction.of("core show version")).getOutput()).hasSize(1);
			assertThat(context.getBeansOfType(ManagerProvider.class)).containsOnlyKeys("primary", "third");
			assertThat(service.getProvider("third").getOptions().getUsername()).isEqualTo("reader");
		}
	}

	@Test
	void applicationWithoutConfigurationTalksToTheOnlyService() throws IOException {
		compose("""
				services:
				  asterisk:
				    image: asterisk:asterisk-manager-test
				    ports: ["127.0.0.1::5038"]
				    labels:
				      io.github.asteriskmanager.username: manager
				      io.github.asteriskmanager.password: secret
				""");
		try (ConfigurableApplicationContext context = run()) {
			context.getBean(ManagerProvider.class).awaitReady(SOON);
			assertThat(context.getBeansOfType(ManagerProvider.class)).containsOnlyKeys("asterisk");
		}
	}

	private ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.docker.compose.file=" + file(), "spring.docker.compose.skip.in-tests=false",
					"spring.docker.compose.stop.command=down", "spring.docker.compose.stop.timeout=1s")
			.run(properties);
	}

	private void compose(String content) throws IOException {
		Files.writeString(file(), content);
	}

	private Path file() {
		return this.directory.resolve("compose.yaml");
	}

	private static int docker(List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("docker"));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
