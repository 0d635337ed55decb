package io.github.asteriskmanager.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;

import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint;
import io.github.asteriskmanager.boot.actuate.AmiServersEndpoint;
import io.github.asteriskmanager.boot.autoconfigure.health.AsteriskManagerHealthContributorAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.metrics.AsteriskManagerMetricsAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.userevents.CallerUserEvent;
import io.github.asteriskmanager.boot.autoconfigure.userevents.OrderPlaced;
import io.github.asteriskmanager.boot.autoconfigure.userevents.QueueStatusUserEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written ahead of time.
 */
class AsteriskManagerAotTests {

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	private final DefaultGenerationContext generation = new DefaultGenerationContext(
			new ClassNameGenerator(ClassName.get(Application.class)), this.files);

	@Test
	void providersAreRegisteredAgainAtRunTime() throws Exception {
		process();
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).values().stream().map(AsteriskManagerAotTests::content))
			.anySatisfy((source) -> assertThat(source).contains("new ProviderBeanRegistrar()"))
			.noneSatisfy((source) -> assertThat(source).contains("secret"));
	}

	@Test
	void userEventsFoundAreWrittenDownAndCanBeMade() throws Exception {
		RuntimeHints hints = process();
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).values().stream().map(AsteriskManagerAotTests::content))
			.anySatisfy((source) -> assertThat(source).contains(OrderPlaced.class.getName(),
					QueueStatusUserEvent.class.getName()));
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(OrderPlaced.class.getDeclaredConstructors()[0])).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(QueueStatusUserEvent.class.getDeclaredConstructor())).accepts(hints);
	}

	@Test
	void whatUserEventsInheritAndHoldIsReachable() throws Exception {
		RuntimeHints hints = process();
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(CallerUserEvent.class, "setCaller"))
			.as("setter of a superclass")
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(OrderPlaced.class, "amount"))
			.as("accessor, to send the event")
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(CallerUserEvent.class, "getCaller"))
			.accepts(hints);
	}

	@Test
	void virtualThreadsAreReachable() {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.forEach((registrar) -> registrar.registerHints(hints, getClass().getClassLoader()));
		assertThat(hints.reflection().getTypeHint(Thread.class).methods()).singleElement()
			.satisfies((method) -> assertThat(method.getName()).isEqualTo("startVirtualThread"));
	}

	@Test
	void serversEndpointIsReachable() throws Exception {
		RuntimeHints hints = process();
		for (Method operation : AmiServersEndpoint.class.getDeclaredMethods()) {
			if (operation.isAnnotationPresent(ReadOperation.class)) {
				assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(operation)).accepts(hints);
				for (Class<?> described = operation.getReturnType(); described.isRecord(); described = Object.class) {
					for (RecordComponent component : described.getRecordComponents()) {
						assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(component.getAccessor()))
							.as(component.toString())
							.accepts(hints);
					}
				}
			}
		}
	}

	@Test
	void propertiesAndEndpointAreReachable() throws Exception {
		RuntimeHints hints = process();
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(ReconnectSettings.class, "setJitter"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(ProviderSettings.Ssl.class, "setBundle"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(AsteriskManagerProperties.Provider.class, "setTitle")).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(AmiEventsEndpoint.class, "events"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(AmiEventsEndpoint.EntryDescriptor.class, "headers")).accepts(hints);
	}

	private RuntimeHints process() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
			context.registerBean(Application.class);
			TestPropertyValues
				.of("asterisk.manager.providers[0].title=primary", "asterisk.manager.providers[0].address=pbx",
						"asterisk.manager.providers[0].password=${known.at.run.time.only}",
						"management.endpoints.web.exposure.include=amiEvents,amiServers")
				.applyTo(context);
			new ApplicationContextAotGenerator().processAheadOfTime(context, this.generation);
			this.generation.writeGeneratedContent();
			return this.generation.getRuntimeHints();
		}
	}

	private static String content(InputStreamSource source) {
		try {
			return new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = OrderPlaced.class)
	@ImportAutoConfiguration({ AsteriskManagerAutoConfiguration.class, AsteriskEventMulticasterAutoConfiguration.class,
			AsteriskManagerHealthContributorAutoConfiguration.class, AsteriskManagerMetricsAutoConfiguration.class,
			EndpointAutoConfiguration.class, AmiEventsEndpointAutoConfiguration.class,
			AmiServersEndpointAutoConfiguration.class })
	static class Application {

		@Bean
		ManagerProviderFactory factory() {
			return FakeProvider::new;
		}

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
