package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.TlsOptions;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerConnectionDetails.Server;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.container.ContainerImageMetadata;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link AsteriskManagerConnectionDetails} in front of the properties.
 */
class ConnectionDetailsTests {

	private static final String FIRST = "asterisk.manager.providers[0].";

	private static final String SECOND = "asterisk.manager.providers[1].";

	private static final SslBundle BUNDLE = SslBundle.of(null, null, SslOptions.of(null, Set.of("TLSv1.3")));

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> FakeProvider::new);

	private final ApplicationContextRunner twoProviders = this.contextRunner.withPropertyValues(
			"asterisk.manager.defaults.username=manager", "asterisk.manager.defaults.password=secret",
			FIRST + "title=primary", FIRST + "address=pbx1.example.com", FIRST + "ssl.enabled=true",
			FIRST + "ssl.verify-hostname=false", FIRST + "action-timeout=3s", SECOND + "title=backup",
			SECOND + "address=pbx2.example.com", SECOND + "port=5999");

	@Test
	void propertiesAreToldIfThereIsNothingElse() {
		this.twoProviders.withBean(DefaultSslBundleRegistry.class, () -> new DefaultSslBundleRegistry("pbx", BUNDLE))
			.withPropertyValues(FIRST + "ssl.bundle=pbx")
			.run((context) -> assertThat(context.getBean(AsteriskManagerConnectionDetails.class).getServers())
				.containsExactly(new Server("primary", "pbx1.example.com", 5039, "manager", "secret", BUNDLE),
						new Server("backup", "pbx2.example.com", 5999, "manager", "secret", null)));
	}

	@Test
	void detailsSayWhereAndPropertiesTheRest() {
		this.twoProviders.withBean(AsteriskManagerConnectionDetails.class, () -> details(server("primary")))
			.run((context) -> {
				assertThat(context).hasSingleBean(AsteriskManagerConnectionDetails.class);
				ManagerOptions primary = options(context.getBean(AsteriskManagerService.class), "primary");
				assertThat(primary.getAddress()).isEqualTo("container");
				assertThat(primary.getPort()).isEqualTo(32768);
				assertThat(primary.getUsername()).isEqualTo("manager");
				assertThat(primary.getPassword()).isEqualTo("secret");
				assertThat(primary.getTls()).as("no bundle, so without TLS").isNull();
				assertThat(primary.getActionTimeout()).isEqualTo(Duration.ofSeconds(3));
				assertThat(options(context.getBean(AsteriskManagerService.class), "backup").getAddress())
					.isEqualTo("pbx2.example.com");
			});
	}

	@Test
	void detailsMaySayEverything() {
		Server server = new Server("primary", "container", 32769, "other", "hidden", BUNDLE);
		this.twoProviders.withBean(AsteriskManagerConnectionDetails.class, () -> details(server)).run((context) -> {
			ManagerOptions primary = options(context.getBean(AsteriskManagerService.class), "primary");
			assertThat(primary.getUsername()).isEqualTo("other");
			assertThat(primary.getPassword()).isEqualTo("hidden");
			assertThat(primary.getTls()).isNotNull().satisfies((tls) -> {
				assertThat(tls.verifyHostname()).isFalse();
				assertThat(tls.protocols()).containsExactly("TLSv1.3");
			});
			assertThat(
					context.getBean(ProviderDefinitions.class).from(context.getBean(AsteriskManagerProperties.class)))
				.as("comparable")
				.isEqualTo(context.getBean(ProviderDefinitions.class)
					.from(context.getBean(AsteriskManagerProperties.class)));
		});
	}

	@Test
	void severalDetailsAreTakenTogether() {
		this.twoProviders.withBean("one", AsteriskManagerConnectionDetails.class, () -> details(server("primary")))
			.withBean("two", AsteriskManagerConnectionDetails.class, () -> details(server("backup"), server("third")))
			.run((context) -> {
				AsteriskManagerService service = context.getBean(AsteriskManagerService.class);
				assertThat(service.getProviders()).extracting(ManagerProvider::getTitle)
					.containsExactly("primary", "backup", "third");
				assertThat(service.getProviders()).extracting((provider) -> provider.getOptions().getAddress())
					.containsOnly("container");
				assertThat(options(service, "third").getUsername()).as("from the defaults").isEqualTo("manager");
				assertThat(context.getBeansOfType(ManagerProvider.class)).as("as after a reload")
					.containsOnlyKeys("primary", "backup");
			});
	}

	@Test
	void containerThatNoProviderBelongsToIsAProviderOfItsOwn() {
		this.contextRunner
			.withInitializer((context) -> container((GenericApplicationContext) context,
					new Server(null, "container", 32768, "manager", "secret", null)))
			.withBean(Injected.class)
			.run((context) -> {
				assertThat(context.getBeansOfType(ManagerProvider.class)).containsOnlyKeys("asterisk");
				assertThat(context.getBean(Injected.class).provider())
					.isSameAs(context.getBean(AsteriskManagerService.class).getProvider("asterisk"));
			});
	}

	@Test
	void containerMayHaveTheNameOfItsProvider() {
		this.contextRunner
			.withInitializer((context) -> container((GenericApplicationContext) context,
					new Server(null, "container", 32768, "manager", "secret", null)))
			.withBean("asterisk", String.class, () -> "the container")
			.withBean(Injected.class)
			.run((context) -> assertThat(context.getBean(Injected.class).provider().getTitle()).isEqualTo("asterisk"));
	}

	@Test
	void missingUserIsLookedForInTheDefaults() {
		this.contextRunner.withBean(AsteriskManagerConnectionDetails.class, () -> details(server("third")))
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(
						"Provider 'third' cannot be used: asterisk.manager.defaults.username is missing"));
	}

	@Test
	void containersNeedNotBeSupported() {
		for (FilteredClassLoader classLoader : List.of(new FilteredClassLoader(ServiceConnection.class),
				new FilteredClassLoader(RunningService.class), new FilteredClassLoader(GenericContainer.class),
				new FilteredClassLoader("org.springframework.boot.testcontainers", "org.testcontainers",
						"org.springframework.boot.docker.compose"))) {
			this.twoProviders.withClassLoader(classLoader)
				.run((context) -> assertThat(context).hasNotFailed()
					.hasSingleBean(AsteriskManagerConnectionDetails.class));
			assertThatNoException().isThrownBy(
					() -> new ConnectionDetailsFactories(classLoader).getConnectionDetails(new Object(), false));
		}
	}

	private static ManagerOptions options(AsteriskManagerService service, String title) {
		return service.getProvider(title).getOptions();
	}

	private static Server server(String title) {
		return new Server(title, "container", 32768, null, null, null);
	}

	private static AsteriskManagerConnectionDetails details(Server... servers) {
		return () -> List.of(servers);
	}

	/** As Spring Boot registers what it makes of a container. */
	private static void container(GenericApplicationContext context, Server server) {
		RootBeanDefinition definition = new RootBeanDefinition(AsteriskManagerConnectionDetails.class,
				() -> details(server));
		new ContainerImageMetadata("asterisk").addTo(definition);
		context.registerBeanDefinition("detailsOfContainer", definition);
	}

	record Injected(@Qualifier("asterisk") ManagerProvider provider) {
	}

}
