package io.github.asteriskmanager.boot.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that talks TLS with a real Asterisk, whose certificate is for
 * {@code localhost}.
 */
@EnabledIfDockerAvailable
@Testcontainers
class AsteriskTlsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String SECURE = "asterisk.manager.providers[0].";

	private static final String PLAIN = "asterisk.manager.providers[1].";

	@Container
	private static final AsteriskContainer asterisk = AsteriskContainer.ofBaseImage("debian:sid-slim");

	@TempDir
	private Path directory;

	private Path trusted;

	@BeforeEach
	void trustAsterisk() throws Exception {
		this.trusted = Files.writeString(this.directory.resolve("trusted.pem"), asterisk.getCertificate());
	}

	@Test
	void certificateMustBeForTheHostUnlessToldOtherwise() {
		try (ConfigurableApplicationContext context = run(SECURE + "address=localhost")) {
			assertThat(secure(context).send(new PingAction()).isSuccess()).isTrue();
		}
		String[] byNumber = { SECURE + "address=" + containerAddress(), SECURE + "port=5039" };
		try (ConfigurableApplicationContext context = start(byNumber)) {
			assertRefused(secure(context), "the server's certificate is not for '" + containerAddress() + "'",
					"set 'ssl.verify-hostname' to false");
		}
		try (ConfigurableApplicationContext context = run(byNumber[0], byNumber[1],
				SECURE + "ssl.verify-hostname=false")) {
			assertThat(secure(context).send(new PingAction()).isSuccess()).isTrue();
		}
	}

	@Test
	void newTrustIsUsedWhenItsFileChanges() throws Exception {
		SelfSigned.export(SelfSigned.localhost(this.directory.resolve("other.p12")), this.trusted);
		try (ConfigurableApplicationContext context = start(SECURE + "address=localhost",
				"asterisk.manager.defaults.initial-retry.delay=1h",
				"asterisk.manager.defaults.initial-retry.max-delay=1h")) {
			assertRefused(secure(context), "nobody trusted has signed the server's certificate",
					"add the certificate of its authority", "trust store of 'ssl.bundle'");
			ManagerProvider plain = context.getBean(AsteriskManagerService.class).getProvider("plain");
			plain.awaitReady(SOON);
			Instant since = plain.getStatus().connectedSince();
			replace(asterisk.getCertificate());
			secureReady(context);
			assertThat(plain.getStatus().connectedSince()).as("another's socket").isEqualTo(since);
		}
	}

	@Test
	void trustThatIsLostIsNotedWhenItsFileChanges() throws Exception {
		try (ConfigurableApplicationContext context = run(SECURE + "address=localhost")) {
			Path other = this.directory.resolve("other.pem");
			SelfSigned.export(SelfSigned.localhost(this.directory.resolve("other.p12")), other);
			replace(Files.readString(other));
			assertRefused(secure(context), "nobody trusted has signed the server's certificate");
			replace(asterisk.getCertificate());
			secureReady(context);
		}
	}

	/** As a certificate manager does, in one step. */
	private void replace(String certificate) throws Exception {
		Path next = Files.writeString(this.directory.resolve("next.pem"), certificate);
		Files.move(next, this.trusted, StandardCopyOption.ATOMIC_MOVE);
	}

	private ConfigurableApplicationContext run(String... properties) {
		ConfigurableApplicationContext context = start(properties);
		secureReady(context);
		return context;
	}

	private ConfigurableApplicationContext start(String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.ssl.bundle.pem.pbx.truststore.certificate=file:" + this.trusted,
					"spring.ssl.bundle.pem.pbx.reload-on-update=true",
					"spring.ssl.bundle.watch.file.quiet-period=100ms",
					"asterisk.manager.defaults.username=" + asterisk.getUsername(),
					"asterisk.manager.defaults.password=" + asterisk.getPassword(), SECURE + "title=secure",
					SECURE + "port=" + asterisk.getAmiTlsPort(), SECURE + "ssl.bundle=pbx", PLAIN + "title=plain",
					PLAIN + "address=localhost", PLAIN + "port=" + asterisk.getAmiPort())
			.properties(properties)
			.run();
	}

	private static void secureReady(ConfigurableApplicationContext context) {
		Awaitility.await().atMost(SOON).until(() -> secure(context).getState() == ProviderState.READY);
	}

	private static ManagerProvider secure(ConfigurableApplicationContext context) {
		return context.getBean(AsteriskManagerService.class).getProvider("secure");
	}

	private static void assertRefused(ManagerProvider provider, String... words) {
		Awaitility.await().atMost(SOON).untilAsserted(() -> {
			ProviderStatus status = provider.getStatus();
			assertThat(status.reason()).isEqualTo(DisconnectReason.TLS_FAILED);
			assertThat(status.problem()).contains(words);
		});
	}

	/** An address that is not in its certificate. */
	private static String containerAddress() {
		return asterisk.getContainerInfo().getNetworkSettings().getNetworks().values().iterator().next().getIpAddress();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
