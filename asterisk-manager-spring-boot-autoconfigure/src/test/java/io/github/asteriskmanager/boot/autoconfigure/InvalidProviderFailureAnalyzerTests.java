package io.github.asteriskmanager.boot.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link InvalidProviderFailureAnalyzer}: what people read when the
 * configuration is wrong.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidProviderFailureAnalyzerTests {

	@Test
	void missingAddress() {
		FailureAnalysis analysis = analyze("providers[0].title=pbx", "providers[0].username=manager");
		assertThat(analysis.getDescription()).isEqualTo(
				"The Asterisk Manager provider 'pbx' cannot be used: 'asterisk.manager.providers[0].address' is missing.");
		assertThat(analysis.getAction())
			.startsWith("Set 'asterisk.manager.providers[0].address' to the host name or IP address")
			.contains("asterisk.manager.enabled");
	}

	@Test
	void missingUsername() {
		FailureAnalysis analysis = analyze("providers[0].title=pbx", "providers[0].address=pbx");
		assertThat(analysis.getDescription()).contains("'asterisk.manager.providers[0].username' is missing");
		assertThat(analysis.getAction()).contains("manager.conf");
	}

	@Test
	void duplicateTitle() {
		FailureAnalysis analysis = analyze("providers[0].title=pbx", "providers[0].address=one",
				"providers[1].title=pbx", "providers[1].address=two");
		assertThat(analysis.getDescription()).contains("'asterisk.manager.providers[1].title'",
				"must be unique, but 'asterisk.manager.providers[0].title' is 'pbx' too");
		assertThat(analysis.getAction()).contains("a title of its own");
	}

	@Test
	void twoProvidersWithoutTitle() {
		FailureAnalysis analysis = analyze("providers[0].address=one", "providers[1].address=two");
		assertThat(analysis.getDescription()).contains("'asterisk.manager.providers[1].title' must be unique");
	}

	@Test
	void emptyTitle() {
		FailureAnalysis analysis = analyze("providers[0].address=one", "providers[0].title=");
		assertThat(analysis.getDescription()).contains("'asterisk.manager.providers[0].title'", "must not be empty");
	}

	@Test
	void titleThatIsNoBeanName() {
		FailureAnalysis analysis = analyze("providers[0].address=one", "providers[0].title=&pbx");
		assertThat(analysis.getDescription()).contains("must not begin with '&'");
	}

	@Test
	void unknownSslBundle() {
		FailureAnalysis analysis = analyze("providers[0].title=pbx", "providers[0].address=one",
				"providers[0].username=manager", "providers[0].password=hush", "providers[0].ssl.bundle=pxb");
		assertThat(analysis.getDescription()).contains("'asterisk.manager.providers[0].ssl.bundle'",
				"names 'pxb', which is no SSL bundle; there is none");
		assertThat(analysis.getAction()).contains("'spring.ssl.bundle'");
	}

	@Test
	void valueOutOfRange() {
		FailureAnalysis analysis = analyze("providers[0].address=one", "defaults.password=hush",
				"providers[0].username=manager", "providers[1].title=pbx2", "providers[1].address=two",
				"providers[1].username=manager", "providers[1].port=70000");
		assertThat(analysis.getDescription()).contains("provider 'pbx2'", "'asterisk.manager.providers[1].port'",
				"must be from 1 to 65535 but is 70000");
		assertThat(analysis.getAction()).isEqualTo("Correct the value of 'asterisk.manager.providers[1].port'.");
	}

	@Test
	void inheritedValueIsNamedWhereItIsSet() {
		FailureAnalysis analysis = analyze("providers[0].address=one", "defaults.username=manager",
				"defaults.password=hush", "defaults.event-mask=call,cal");
		assertThat(analysis.getDescription()).contains("'asterisk.manager.defaults.event-mask'", "'cal'",
				"which is no event class");
	}

	@Test
	void nestedValueIsNamed() {
		FailureAnalysis analysis = analyze("providers[0].address=one", "providers[0].username=manager",
				"providers[0].password=hush", "providers[0].reconnect.jitter=2");
		assertThat(analysis.getDescription()).contains("'asterisk.manager.providers[0].reconnect.jitter'");
	}

	@Test
	void isShownWhenTheApplicationStarts(CapturedOutput output) {
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("asterisk.manager.providers[0].title=pbx")
			.build();
		assertThatThrownBy(application::run).hasRootCauseInstanceOf(Exception.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("'asterisk.manager.providers[0].address' is missing");
	}

	private static FailureAnalysis analyze(String... properties) {
		AtomicReference<Environment> environment = new AtomicReference<>();
		AtomicReference<FailureAnalysis> analysis = new AtomicReference<>();
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SslAutoConfiguration.class, AsteriskManagerAutoConfiguration.class))
			.withBean(ManagerProviderFactory.class, () -> FakeProvider::new)
			.withInitializer((context) -> environment.set(context.getEnvironment()))
			.withPropertyValues(Stream.of(properties).map("asterisk.manager."::concat).toArray(String[]::new))
			.run((context) -> {
				assertThat(context).hasFailed();
				analysis
					.set(new InvalidProviderFailureAnalyzer(environment.get()).analyze(context.getStartupFailure()));
			});
		assertThat(analysis.get()).isNotNull();
		return analysis.get();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslAutoConfiguration.class, AsteriskManagerAutoConfiguration.class })
	static class Application {

		@Bean
		ManagerProviderFactory factory() {
			return FakeProvider::new;
		}

	}

}
