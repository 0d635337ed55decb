package io.github.asteriskmanager.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.test.AmiServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Providers that trust what an SSL bundle holds: a certificate for {@code localhost}.
 */
class SslBundleIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String PROVIDER = "asterisk.manager.providers[0].";

	private AmiServer server;

	private ApplicationContextRunner contextRunner;

	@BeforeEach
	void startServer(@TempDir Path directory) throws Exception {
		String store = directory.resolve("localhost.p12").toString();
		createKeys(store);
		JksSslStoreDetails details = JksSslStoreDetails.forLocation(store).withPassword("changeit");
		this.server = AmiServer.builder()
			.ssl(SslBundle.of(new JksSslStoreBundle(details, details)).createSslContext())
			.start();
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SslAutoConfiguration.class, AsteriskManagerAutoConfiguration.class))
			.withPropertyValues("spring.ssl.bundle.jks.pbx.truststore.location=" + store,
					"spring.ssl.bundle.jks.pbx.truststore.password=changeit", PROVIDER + "port=" + this.server.port(),
					PROVIDER + "username=manager", PROVIDER + "password=secret", PROVIDER + "ssl.bundle=pbx");
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void certificateOfTheHostIsTrusted() {
		this.contextRunner.withPropertyValues(PROVIDER + "address=localhost")
			.run((context) -> context.getBean(ManagerProvider.class).awaitReady(TIMEOUT));
	}

	@Test
	void hostnameIsVerifiedUnlessToldOtherwise() {
		this.contextRunner.withPropertyValues(PROVIDER + "address=127.0.0.1").run((context) -> {
			ManagerProvider provider = context.getBean(ManagerProvider.class);
			Awaitility.await()
				.atMost(TIMEOUT)
				.untilAsserted(() -> assertThat(provider.getStatus().reason()).isEqualTo(DisconnectReason.TLS_FAILED));
		});
		this.contextRunner.withPropertyValues(PROVIDER + "address=127.0.0.1", PROVIDER + "ssl.verify-hostname=false")
			.run((context) -> context.getBean(ManagerProvider.class).awaitReady(TIMEOUT));
	}

	private static void createKeys(String store) throws Exception {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", "ami", "-keyalg", "EC", "-dname",
				"CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-storepass", "changeit",
				"-keystore", store)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

}
