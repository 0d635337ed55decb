package io.github.asteriskmanager.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Providers that trust what an SSL bundle holds, a certificate for {@code localhost}, and
 * show the one it holds.
 */
class SslBundleIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String PROVIDER = "asterisk.manager.providers[0].";

	private static JksSslStoreDetails store;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, AsteriskManagerAutoConfiguration.class))
		.withPropertyValues("asterisk.manager.defaults.username=manager", "asterisk.manager.defaults.password=secret",
				"asterisk.manager.defaults.initial-retry.delay=100ms", "asterisk.manager.defaults.address=localhost");

	private AmiServer server;

	private ApplicationContextRunner oneProvider;

	@BeforeAll
	static void createStore(@TempDir Path directory) throws Exception {
		store = SelfSigned.localhost(directory.resolve("localhost.p12"));
	}

	@BeforeEach
	void startServer() {
		this.server = AmiServer.builder().ssl(keysAndTrust().createSslContext()).start();
		this.oneProvider = this.contextRunner.withPropertyValues(
				"spring.ssl.bundle.jks.pbx.truststore.location=" + store.location(),
				"spring.ssl.bundle.jks.pbx.truststore.password=" + store.password(),
				PROVIDER + "port=" + this.server.port(), PROVIDER + "ssl.bundle=pbx");
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void certificateOfTheHostIsTrusted() {
		this.oneProvider.run((context) -> context.getBean(ManagerProvider.class).awaitReady(TIMEOUT));
	}

	@Test
	void hostnameIsVerifiedUnlessToldOtherwise() {
		this.oneProvider.withPropertyValues(PROVIDER + "address=127.0.0.1")
			.run((context) -> assertRefused(context.getBean(ManagerProvider.class),
					"the server's certificate is not for '127.0.0.1'", "'ssl.verify-hostname'"));
		this.oneProvider.withPropertyValues(PROVIDER + "address=127.0.0.1", PROVIDER + "ssl.verify-hostname=false")
			.run((context) -> context.getBean(ManagerProvider.class).awaitReady(TIMEOUT));
	}

	@Test
	void optionsOfTheBundleApply() {
		this.oneProvider
			.withPropertyValues("spring.ssl.bundle.jks.pbx.options.enabled-protocols=TLSv1.2",
					"spring.ssl.bundle.jks.pbx.options.ciphers=TLS_AES_128_GCM_SHA256")
			.run((context) -> assertRefused(context.getBean(ManagerProvider.class), "No appropriate protocol",
					"protocols and cipher suites of both sides"));
	}

	@Test
	void certificateOfTheClientIsShown() {
		try (AmiServer strict = AmiServer.builder()
			.ssl(keysAndTrust().createSslContext())
			.needClientCertificate()
			.start()) {
			ApplicationContextRunner toStrict = this.oneProvider.withPropertyValues(PROVIDER + "port=" + strict.port());
			toStrict.run((context) -> assertRefused(context.getBean(ManagerProvider.class),
					"wants a certificate of this client"));
			toStrict
				.withPropertyValues("spring.ssl.bundle.jks.pbx.keystore.location=" + store.location(),
						"spring.ssl.bundle.jks.pbx.keystore.password=" + store.password())
				.run((context) -> context.getBean(ManagerProvider.class).awaitReady(TIMEOUT));
		}
	}

	@Test
	void updateConnectsThoseThatUseTheBundleOneAfterTheOther() {
		DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("pbx", keysAndTrust());
		bundles.registerBundle("other", keysAndTrust());
		try (AmiServer second = AmiServer.builder().ssl(keysAndTrust().createSslContext()).start();
				AmiServer third = AmiServer.builder().ssl(keysAndTrust().createSslContext()).start()) {
			this.contextRunner.withBean(DefaultSslBundleRegistry.class, () -> bundles)
				.withPropertyValues(provider(0, this.server, "pbx"))
				.withPropertyValues(provider(1, second, "pbx"))
				.withPropertyValues(provider(2, third, "other"))
				.run((context) -> {
					AsteriskManagerService service = context.getBean(AsteriskManagerService.class);
					service.getProviders().forEach((provider) -> provider.awaitReady(TIMEOUT));
					this.server.faults().next(Fault.SILENT_BEFORE_BANNER);
					bundles.updateBundle("pbx", keysAndTrust());
					this.server.faults().await(Fault.SILENT_BEFORE_BANNER);
					assertThat(second.connections()).as("the second waits for the first").isEqualTo(1);
					assertThat(service.getProvider("1").getState()).isEqualTo(ProviderState.READY);
					this.server.dropSessions();
					second.awaitConnections(2);
					service.getProviders().forEach((provider) -> provider.awaitReady(TIMEOUT));
					assertThat(third.connections()).as("another bundle").isEqualTo(1);
				});
		}
	}

	private static String[] provider(int index, AmiServer server, String bundle) {
		String provider = "asterisk.manager.providers[" + index + "].";
		return new String[] { provider + "title=" + index, provider + "port=" + server.port(),
				provider + "ssl.bundle=" + bundle };
	}

	private static void assertRefused(ManagerProvider provider, String... words) {
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
			ProviderStatus status = provider.getStatus();
			assertThat(status.reason()).isEqualTo(DisconnectReason.TLS_FAILED);
			assertThat(status.problem()).contains(words);
		});
	}

	private static SslBundle keysAndTrust() {
		return SslBundle.of(new JksSslStoreBundle(store, store));
	}

}
