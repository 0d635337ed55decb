package io.github.asteriskmanager.boot.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

import io.github.asteriskmanager.boot.actuate.SecretsSanitizer;
import io.github.asteriskmanager.boot.app.CallApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No endpoint of an application that shows all values shows a password.
 */
class AsteriskManagerSecretsIntegrationTests {

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void startApplication() {
		context = new SpringApplicationBuilder(CallApplication.class)
			.initializers((created) -> created.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("variables",
						Map.of("PBX_CREDENTIAL", "s3cret-by-placeholder", "start.command",
								"java -jar app.jar --credential=s3cret-of-the-list", "harmless", "shown as it is"))),
					(created) -> created.getEnvironment()
						.getPropertySources()
						.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
								Map.of("ASTERISK_MANAGER_DEFAULTS_PASSWORD", "s3cret-of-a-variable"))))
			.properties("server.port=0", "management.endpoints.web.exposure.include=*",
					"management.endpoint.env.show-values=always", "management.endpoint.configprops.show-values=always",
					"management.endpoint.health.show-details=always", "asterisk.manager.defaults.address=127.0.0.1",
					"asterisk.manager.defaults.username=manager",
					"asterisk.manager.defaults.password=s3cret-of-the-defaults",
					"asterisk.manager.providers[0].title=primary", "asterisk.manager.providers[0].enabled=false",
					"asterisk.manager.providers[0].password=s3cret-of-the-list",
					"asterisk.manager.providers[1].title=b", "asterisk.manager.providers[1].enabled=false",
					"asterisk.manager.providers[1].password=${PBX_CREDENTIAL}", "asterisk.manager.providers[2].title=c",
					"asterisk.manager.providers[2].enabled=false", "asterisk.manager.providers[3].title=d",
					"asterisk.manager.providers[3].enabled=false")
			.run();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", "env/asterisk.manager.providers[0].password",
			"env/asterisk.manager.providers[1].password", "env/asterisk.manager.defaults.password",
			"env/ASTERISK_MANAGER_DEFAULTS_PASSWORD", "env/PBX_CREDENTIAL", "env/start.command", "configprops",
			"configprops/asterisk.manager", "ami-servers", "ami-events", "health", "beans", "mappings", "conditions" })
	void showsNoPassword(String endpoint) throws Exception {
		HttpResponse<String> response = get("/actuator/" + endpoint);
		assertThat(response.statusCode()).isIn(200, 503);
		assertThat(response.body()).doesNotContain("s3cret");
	}

	@Test
	void showsWhatIsNoPassword() throws Exception {
		assertThat(get("/actuator/env").body()).contains("shown as it is")
			.contains("asterisk.manager.providers[0].password");
		assertThat(get("/actuator/configprops/asterisk.manager").body()).contains("******").contains("127.0.0.1");
	}

	@Test
	void nothingOfThisIsNeededWithoutTheActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsteriskManagerSecretsAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asteriskManagerSecretsSanitizer"));
	}

	@Test
	void ownSanitizerIsUsedInstead() {
		SecretsSanitizer own = new SecretsSanitizer(Stream::empty);
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsteriskManagerSecretsAutoConfiguration.class))
			.withBean("own", SecretsSanitizer.class, () -> own)
			.run((context) -> assertThat(context).getBean(SecretsSanitizer.class).isSameAs(own));
	}

	private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest
				.newBuilder(URI.create("http://localhost:" + port + path.replace("[", "%5B").replace("]", "%5D")))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

}
