package io.github.asteriskmanager.boot.autoconfigure;

import java.util.Map;

import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint;
import io.github.asteriskmanager.event.EventRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiEventsEndpointAutoConfiguration}, over HTTP where that matters.
 */
class AmiEventsEndpointAutoConfigurationTests {

	private static final ObjectName JMX_NAME = objectName();

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AmiEventsEndpointAutoConfiguration.class, EndpointAutoConfiguration.class,
				WebEndpointAutoConfiguration.class, ManagementContextAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> FakeProvider::new)
		.withPropertyValues("management.endpoints.web.exposure.include=amiEvents",
				"asterisk.manager.providers[0].title=pbx", "asterisk.manager.providers[0].address=pbx",
				"asterisk.manager.defaults.username=manager", "asterisk.manager.defaults.password=secret");

	private final ApplicationContextRunner jmxRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AmiEventsEndpointAutoConfiguration.class, JmxAutoConfiguration.class, EndpointAutoConfiguration.class,
				JmxEndpointAutoConfiguration.class, JacksonAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> FakeProvider::new)
		.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=amiEvents",
				"spring.jmx.default-domain=amitest");

	private static ObjectName objectName() {
		try {
			return new ObjectName("amitest:type=Endpoint,name=AmiEvents");
		}
		catch (MalformedObjectNameException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void answersAtItsPath() {
		this.contextRunner.run((context) -> {
			unknown(context.getBean(EventRegistry.class), "Martian");
			MockMvcTester web = MockMvcTester.from(context);
			assertThat(web.get().uri("/actuator/ami-events")).hasStatusOk()
				.bodyJson()
				.hasPathSatisfying("$.registeredCount", (count) -> assertThat(count).asNumber().isNotNull())
				.hasPathSatisfying("$.unknownEvents.entries[0].name", (name) -> assertThat(name).isEqualTo("Martian"))
				.hasPathSatisfying("$.unknownEvents.entries[0].firstSeen",
						(firstSeen) -> assertThat(firstSeen).isEqualTo("1970-01-01T00:00:00Z"))
				.hasPathSatisfying("$.providers.pbx.received", (received) -> assertThat(received).isEqualTo(0));
			assertThat(web.get().uri("/actuator/ami-events/martian")).hasStatusOk()
				.bodyJson()
				.extractingPath("$.unknownEvent.count")
				.isEqualTo(1);
			assertThat(web.get().uri("/actuator/ami-events/nothing")).hasStatus(404);
		});
	}

	@Test
	void clearingNeedsUnrestrictedAccess() {
		this.contextRunner.run((context) -> assertThat(MockMvcTester.from(context).delete().uri("/actuator/ami-events"))
			.hasStatus(405));
		this.contextRunner.withPropertyValues("management.endpoint.ami-events.access=UNRESTRICTED").run((context) -> {
			EventRegistry registry = context.getBean(EventRegistry.class);
			unknown(registry, "Martian");
			unknown(registry, "Venusian");
			MockMvcTester web = MockMvcTester.from(context);
			assertThat(web.delete().uri("/actuator/ami-events/martian")).hasStatus(204);
			assertThat(registry.unknownEvents()).hasSize(1);
			assertThat(web.delete().uri("/actuator/ami-events")).hasStatus(204);
			assertThat(registry.unknownEvents()).isEmpty();
		});
	}

	@Test
	void pathCanBeConfigured() {
		this.contextRunner.withPropertyValues("management.endpoints.web.path-mapping.amiEvents=events")
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/actuator/events")).hasStatusOk());
	}

	@Test
	void providerCanBeAskedFor() {
		this.contextRunner.run((context) -> {
			unknown(context.getBean(EventRegistry.class), "Martian");
			assertThat(MockMvcTester.from(context).get().uri("/actuator/ami-events?provider=other")).hasStatusOk()
				.bodyJson()
				.extractingPath("$.unknownEvents.entries")
				.asArray()
				.isEmpty();
		});
	}

	@Test
	void answersOverJmx() {
		this.jmxRunner.run((context) -> {
			unknown(context.getBean(EventRegistry.class), "Martian");
			MBeanServer server = context.getBean(MBeanServer.class);
			Object summary = server.invoke(JMX_NAME, "events", new Object[] { null },
					new String[] { String.class.getName() });
			assertThat(summary.toString()).contains("Martian");
			assertThat(server.getMBeanInfo(JMX_NAME).getOperations()).extracting(MBeanOperationInfo::getName)
				.containsExactlyInAnyOrder("events", "event");
		});
	}

	@Test
	void clearsOverJmxIfPermitted() {
		this.jmxRunner.withPropertyValues("management.endpoint.ami-events.access=UNRESTRICTED").run((context) -> {
			EventRegistry registry = context.getBean(EventRegistry.class);
			unknown(registry, "Martian");
			unknown(registry, "Venusian");
			MBeanServer server = context.getBean(MBeanServer.class);
			server.invoke(JMX_NAME, "clearEvent", new Object[] { "martian" }, new String[] { String.class.getName() });
			assertThat(registry.unknownEvents()).hasSize(1);
			server.invoke(JMX_NAME, "clear", new Object[0], new String[0]);
			assertThat(registry.unknownEvents()).isEmpty();
		});
	}

	@Test
	void valuesAreShownOnRequestMaskedAndSanitized() {
		this.contextRunner
			.withBean(SanitizingFunction.class, () -> SanitizingFunction.sanitizeValue().ifKeyEquals("Colour"))
			.withPropertyValues("asterisk.manager.unknown-events.include-values=true")
			.run((context) -> {
				new FakeProvider(FakeProvider.options("pbx")).event(context.getBean(EventRegistry.class),
						"Event: Martian", "Colour: green", "Caller: Anna 0170", "Secret: abc");
				assertThat(MockMvcTester.from(context).get().uri("/actuator/ami-events/martian")).hasStatusOk()
					.bodyJson()
					.extractingPath("$.unknownEvent.samples")
					.isEqualTo(Map.of("Colour", "******", "Caller", "Anna ####", "Secret", "******"));
			});
	}

	@Test
	void isNotThereUnlessExposedAndPermitted() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(AmiEventsEndpoint.class));
		this.contextRunner.withPropertyValues("management.endpoint.ami-events.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(AmiEventsEndpoint.class));
	}

	@Test
	void worksWithoutActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
					AmiEventsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=amiEvents")
			.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("amiEventsEndpoint"));
	}

	private static void unknown(EventRegistry registry, String name) {
		new FakeProvider(FakeProvider.options("pbx")).event(registry, "Event: " + name);
	}

}
