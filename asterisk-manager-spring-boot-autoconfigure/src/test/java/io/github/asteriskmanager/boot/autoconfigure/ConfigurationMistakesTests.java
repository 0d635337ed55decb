package io.github.asteriskmanager.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a person reads who starts an application with a mistake in its configuration: the
 * property, and what to change.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationMistakesTests {

	private static final String PROVIDER = "asterisk.manager.providers[0].";

	private static final String[] SOUND = { PROVIDER + "title=pbx", PROVIDER + "address=pbx.example.com",
			PROVIDER + "username=manager", PROVIDER + "password=hush" };

	static Stream<Arguments> mistakes() {
		return Stream.of(
				arguments(PROVIDER + "connect-timeout=soon", "is 'soon', which cannot be read",
						"to a number and a unit, such as 10s"),
				arguments(PROVIDER + "limits.event-size=big", "is 'big'", "such as 64KB"),
				arguments(PROVIDER + "port=5o38", "is '5o38'", "to a whole number"),
				arguments(PROVIDER + "port=70000", "must be from 1 to 65535 but is 70000", "Correct the value"),
				arguments(PROVIDER + "keep-alive=maybe", "is 'maybe'", "to true or false"),
				arguments(PROVIDER + "reconnect.jitter=some", "is 'some'", "to a number, such as 0.5"),
				arguments(PROVIDER + "reconnect.jitter=2", "'asterisk.manager.providers[0].reconnect.jitter'",
						"Correct the value"),
				arguments(PROVIDER + "queue.overflow=drop", "is 'drop'",
						"to one of drop-oldest, drop-newest, block, disconnect"),
				arguments(PROVIDER + "queue.capacity=-1", "'asterisk.manager.providers[0].queue.capacity'",
						"but is -1"),
				arguments(PROVIDER + "authentication=md5", "is 'md5'", "to one of challenge, plain"),
				arguments(PROVIDER + "encoding=utf-9", "is 'utf-9'", "such as UTF-8"),
				arguments(PROVIDER + "event-mask=call,cal", "has 'cal', which is no event class",
						"use all, none or some of agent"),
				arguments(PROVIDER + "resync=everything", "is 'everything'", "some of bridges, channels"),
				arguments(PROVIDER + "connect-timeout=-1s", "must be longer than zero", "Correct the value"),
				arguments(PROVIDER + "address=pbx.example.com:5038", "must not hold a port",
						"to the host name or IP address"),
				arguments(PROVIDER + "address=http://pbx", "must be a host name or an IP address alone",
						"to the host name or IP address"),
				arguments(PROVIDER + "address=", "'asterisk.manager.providers[0].address'", "is missing"),
				arguments(PROVIDER + "username=", "'asterisk.manager.providers[0].username'", "manager.conf"),
				arguments(PROVIDER + "password=", "'asterisk.manager.providers[0].password'",
						"to the secret of that user in the manager.conf"),
				arguments(PROVIDER + "password=${NO_SUCH_SECRET}",
						"refers to '${NO_SUCH_SECRET}', for which there is neither", "to the secret of that user"),
				arguments(PROVIDER + "ssl.bundle=pxb", "names 'pxb', which is no SSL bundle", "'spring.ssl.bundle'"),
				arguments("asterisk.manager.providers[1].title=pbx", "must be unique", "a title of its own"),
				arguments("asterisk.manager.defaults.ping.interval=often", "'asterisk.manager.defaults.ping.interval'",
						"to a number and a unit"),
				arguments("asterisk.manager.providers.pbx2.address=other", "must be a list, but has the key 'pbx2'",
						"'asterisk.manager.providers[0].title'"),
				arguments("asterisk.manager.providers[2].title=other", "which has a gap before it",
						"Number the elements of 'asterisk.manager.providers' from 0 on"),
				arguments("asterisk.manager.unknown-events.max-tracked=0", "must be at least 1", "Correct the value"),
				arguments("asterisk.manager.health.minimum-percentage=80", "must be from 0 to 1 but is 80",
						"Correct the value"),
				arguments("asterisk.manager.health.threshold=some", "is 'some'", "to one of all, majority"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void isExplained(String mistake, String description, String action, CapturedOutput output) {
		start(Application.class, getClass().getClassLoader(), mistake);
		assertThat(output.getOut()).contains("APPLICATION FAILED TO START").contains(description).contains(action);
		assertThat(output.getAll()).doesNotContain("hush");
	}

	@Test
	void bundleThatCannotBeLoadedIsExplained(CapturedOutput output) {
		start(Application.class, getClass().getClassLoader(), PROVIDER + "ssl.bundle=pbx",
				"spring.ssl.bundle.pem.pbx.truststore.certificate=file:/no/such/certificate.pem");
		assertThat(output.getOut()).contains("APPLICATION FAILED TO START")
			.contains("'asterisk.manager.providers[0].ssl.bundle'")
			.contains("names 'pbx', which cannot be used")
			.contains("/no/such/certificate.pem");
	}

	@Test
	void endpointExposedWithoutActuatorIsExplained(CapturedOutput output) {
		start(WithoutActuator.class, new FilteredClassLoader(Endpoint.class),
				"management.endpoints.web.exposure.include=info,ami-events");
		assertThat(output.getOut()).contains("APPLICATION FAILED TO START")
			.contains("'management.endpoints.web.exposure.include'")
			.contains("Add the dependency 'spring-boot-starter-actuator'");
	}

	@Test
	void originIsTold(CapturedOutput output) {
		start(Application.class, getClass().getClassLoader(), "spring.config.import=classpath:mistake.yml");
		assertThat(output.getOut()).contains(
				"'asterisk.manager.defaults.action-timeout' (class path resource [mistake.yml] - 3:21) is 'never'");
	}

	private static void start(Class<?> type, ClassLoader classLoader, String... mistakes) {
		SpringApplication application = new SpringApplicationBuilder(type).web(WebApplicationType.NONE)
			.resourceLoader(new DefaultResourceLoader(classLoader))
			.build();
		// the mistake takes the place of the sound value
		Map<String, String> properties = new LinkedHashMap<>();
		Stream.concat(Stream.of(SOUND), Stream.of(mistakes))
			.forEach((property) -> properties.put(property.substring(0, property.indexOf('=')), property));
		String[] arguments = properties.values().stream().map("--"::concat).toArray(String[]::new);
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(classLoader);
		try {
			assertThatThrownBy(() -> application.run(arguments)).isNotNull();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ManagerProviderFactory factory() {
			return FakeProvider::new;
		}

	}

	/** As with the client and the auto-configuration alone, without the starter. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslAutoConfiguration.class, AsteriskManagerAutoConfiguration.class,
			AmiEventsEndpointAutoConfiguration.class, AmiServersEndpointAutoConfiguration.class,
			EndpointsWithoutActuatorAutoConfiguration.class })
	static class WithoutActuator {

	}

}
