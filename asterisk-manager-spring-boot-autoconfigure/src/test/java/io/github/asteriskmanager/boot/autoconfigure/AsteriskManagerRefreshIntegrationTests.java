package io.github.asteriskmanager.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.autoconfigure.ConfigurationPropertiesRebinderAutoConfiguration;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What a refresh by Spring Cloud does to the providers, and that all works without it.
 */
@ExtendWith(OutputCaptureExtension.class)
class AsteriskManagerRefreshIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final AmiServer server = AmiServer.builder().start();

	private final AmiServer other = AmiServer.builder().start();

	@TempDir
	private Path directory;

	private ConfigurableApplicationContext context;

	@BeforeEach
	void startApplication() throws IOException {
		configure(provider(0, "kept", this.server.port()) + provider(1, "moved", this.server.port())
				+ provider(2, "removed", this.server.port()));
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.config.additional-location=file:" + this.directory + "/", "asterisk.password=secret")
			.run();
		service().getProviders().forEach((provider) -> provider.awaitReady(SOON));
		this.server.awaitSessions(3);
	}

	@AfterEach
	void stop() {
		this.context.close();
		this.server.close();
		this.other.close();
	}

	@Test
	void refreshTouchesOnlyWhatIsConfiguredOtherwise() throws IOException {
		ManagerProvider moved = service().getProvider("moved");
		configure(provider(0, "kept", this.server.port()) + provider(1, "moved", this.other.port())
				+ provider(2, "added", this.other.port()));
		refresh();
		service().getProviders().forEach((provider) -> provider.awaitReady(SOON));
		assertThat(service().getProviders()).extracting(ManagerProvider::getTitle)
			.containsExactly("kept", "moved", "added");
		assertThat(service().getProvider("moved")).isSameAs(moved);
		assertThat(service().getProvider("kept").getStatistics().connectAttempts()).isEqualTo(1);
		this.server.awaitSessions(1);
		this.other.awaitSessions(2);
		assertThat(this.server.requests("Logoff")).hasSize(2);
	}

	@Test
	void refreshWithoutChangeTouchesNothing() {
		refresh();
		assertThat(service().getProviders()).allMatch((provider) -> provider.getState() == ProviderState.READY)
			.allMatch((provider) -> provider.getStatistics().connectAttempts() == 1);
		assertThat(this.server.requests("Login")).hasSize(3);
	}

	@Test
	void keyThatIsGoneHasItsDefaultAgain() throws IOException {
		configure(provider(0, "kept", this.server.port()) + "asterisk.manager.providers[0].action-timeout=3s\n");
		refresh();
		assertThat(service().getProvider("kept").getOptions().getActionTimeout()).hasSeconds(3);
		configure(provider(0, "kept", this.server.port()));
		refresh();
		assertThat(service().getProvider("kept").getOptions().getActionTimeout()).hasSeconds(10);
	}

	@Test
	void badConfigurationLeavesTheOldOneRunning(CapturedOutput output) throws IOException {
		configure(provider(0, "kept", this.other.port()) + "asterisk.manager.providers[0].queue.capacity=-1\n");
		refresh();
		assertThat(output).contains("stay as they are").contains("queue.capacity");
		configure(provider(0, "kept", this.other.port()) + "asterisk.manager.providers[0].ping.interval=s3cr3t\n");
		// Spring Cloud cannot rebind its properties either, and says so
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(this::refresh);
		assertThat(output).contains("'asterisk.manager.providers[0].ping.interval' cannot be read");
		assertThat(output.getOut().lines().filter((line) -> line.contains("stay as they are")))
			.noneMatch((line) -> line.contains("s3cr3t"));
		assertThat(service().getProviders()).hasSize(3)
			.allMatch((provider) -> provider.getState() == ProviderState.READY)
			.allMatch((provider) -> provider.getStatistics().connectAttempts() == 1);
		assertThat(this.other.requests("Login")).isEmpty();
		configure(provider(0, "kept", this.other.port()));
		refresh();
		await().atMost(SOON).until(() -> service().getProviders().size() == 1);
		service().getProvider("kept").awaitReady(SOON);
		this.other.awaitSessions(1);
	}

	@Test
	void nothingOfThisIsNeededWithoutSpringCloud() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
					AsteriskManagerRefreshAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(EnvironmentChangeEvent.class))
			.run((context) -> assertThat(context).hasSingleBean(AsteriskManagerService.class)
				.doesNotHaveBean("asteriskManagerEnvironmentChangeListener"));
	}

	private void configure(String properties) throws IOException {
		Files.writeString(this.directory.resolve("application.properties"), properties);
	}

	private static String provider(int index, String title, int port) {
		String prefix = "asterisk.manager.providers[" + index + "].";
		return prefix + "title=" + title + "\n" + prefix + "address=127.0.0.1\n" + prefix + "port=" + port + "\n"
				+ prefix + "username=manager\n" + prefix + "password=${asterisk.password}\n";
	}

	private void refresh() {
		this.context.getBean(ContextRefresher.class).refresh();
	}

	private AsteriskManagerService service() {
		return this.context.getBean(AsteriskManagerService.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AsteriskManagerAutoConfiguration.class, AsteriskManagerRefreshAutoConfiguration.class,
			RefreshAutoConfiguration.class, ConfigurationPropertiesRebinderAutoConfiguration.class })
	static class Application {

	}

}
