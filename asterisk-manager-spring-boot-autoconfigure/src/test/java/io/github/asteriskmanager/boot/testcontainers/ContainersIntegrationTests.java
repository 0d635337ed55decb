package io.github.asteriskmanager.boot.testcontainers;

import java.time.Duration;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.autoconfigure.ContainerLabels;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several containers with {@link ServiceConnection} in one test of an application: of two
 * providers that are configured, and of one that is not.
 */
@EnabledIfDockerAvailable
@Testcontainers
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "asterisk.manager.providers[0].title=primary", "asterisk.manager.providers[0].address=pbx1",
				"asterisk.manager.providers[1].title=backup", "asterisk.manager.providers[1].address=pbx2",
				"asterisk.manager.providers[1].username=reader", "asterisk.manager.providers[1].password=secret" })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ContainersIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	@Container
	@ServiceConnection
	private static final AsteriskContainer primary = AsteriskContainer.ofBaseImage("debian:sid-slim")
		.withTitle("primary");

	@Container
	@ServiceConnection
	private static final GenericContainer<?> backup = new GenericContainer<>(tagged("asterisk")).withExposedPorts(5038)
		.waitingFor(Wait.forSuccessfulCommand("asterisk -rx 'core waitfullybooted'"))
		.withLabel(ContainerLabels.TITLE, "backup");

	@Container
	@ServiceConnection(name = "asterisk")
	private static final GenericContainer<?> third = new GenericContainer<>(tagged("company/pbx"))
		.withExposedPorts(5038)
		.waitingFor(Wait.forSuccessfulCommand("asterisk -rx 'core waitfullybooted'"))
		.withLabel(ContainerLabels.TITLE, "third")
		.withLabel(ContainerLabels.USERNAME, "manager")
		.withLabel(ContainerLabels.PASSWORD, "secret");

	@Autowired
	private AsteriskManagerService service;

	@Test
	void eachProviderTalksToItsContainer(@Autowired @Qualifier("third") ManagerProvider unconfigured) {
		unconfigured.awaitReady(SOON);
		this.service.getProvider("backup").awaitReady(SOON);
		assertThat(port("primary")).isEqualTo(primary.getAmiPort());
		assertThat(port("backup")).isEqualTo(backup.getMappedPort(5038));
		assertThat(unconfigured.getOptions().getPort()).isEqualTo(third.getMappedPort(5038));
		assertThat(this.service.getProvider("backup").getOptions().getUsername()).as("from the properties")
			.isEqualTo("reader");
	}

	@Test
	void contextOfAnotherTestMethodTalksToThemToo() {
		for (ManagerProvider provider : this.service.getProviders()) {
			provider.awaitReady(SOON);
		}
		assertThat(this.service.getProviders()).extracting(ManagerProvider::getTitle)
			.containsExactly("primary", "backup", "third");
		assertThat(this.service.send("primary", CommandAction.of("core show version")).getOutput()).hasSize(1);
	}

	private int port(String title) {
		return this.service.getProvider(title).getOptions().getPort();
	}

	/**
	 * Gives the image another name, by which a person's own image would be recognised.
	 */
	private static String tagged(String name) {
		String image = AsteriskContainer.ofBaseImage("debian:sid-slim").getDockerImageName();
		DockerClientFactory.lazyClient().tagImageCmd(image, name, "asterisk-manager-test").exec();
		return name + ":asterisk-manager-test";
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
