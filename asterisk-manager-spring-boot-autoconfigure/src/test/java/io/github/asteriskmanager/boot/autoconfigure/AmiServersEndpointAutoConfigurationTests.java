package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;

import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.actuate.AmiServersEndpoint;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiServersEndpointAutoConfiguration}, over HTTP and JMX.
 */
class AmiServersEndpointAutoConfigurationTests {

	private static final String[] PROPERTIES = { "management.endpoints.web.exposure.include=amiServers",
			"management.endpoints.jmx.exposure.include=amiServers", "spring.jmx.default-domain=amitest",
			"asterisk.manager.providers[0].title=pbx", "asterisk.manager.providers[0].address=pbx.example.com",
			"asterisk.manager.providers[0].username=manager", "asterisk.manager.defaults.password=secret" };

	/** The provider is ready, and its server answers what it is asked. */
	private final FakeProvider provider = new FakeProvider(FakeProvider.options("pbx"));

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskEventMulticasterAutoConfiguration.class, AmiServersEndpointAutoConfiguration.class,
				EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
				ManagementContextAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> (options) -> this.provider)
		.withPropertyValues(PROPERTIES);

	private final ApplicationContextRunner jmxRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AmiServersEndpointAutoConfiguration.class, JmxAutoConfiguration.class, EndpointAutoConfiguration.class,
				JmxEndpointAutoConfiguration.class, JacksonAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> (options) -> this.provider)
		.withPropertyValues(PROPERTIES)
		.withPropertyValues("spring.jmx.enabled=true");

	AmiServersEndpointAutoConfigurationTests() {
		this.provider.status = FakeProvider.status(ProviderState.READY);
		this.provider.answers.put("CoreSettings", "AsteriskVersion: 22.5.2\r\nSystemName: one\r\n");
		this.provider.answers.put("Command", """
				Output: System uptime: 90\r
				Output: Last reload: 30\r
				Output: read perm: system,call\r
				Output: write perm: command\r
				Output: allowmultiplelogin: no\r
				""");
	}

	@Test
	void tellsOfEachServerOverHttp() {
		this.contextRunner.run((context) -> {
			MvcTestResult servers = MockMvcTester.from(context).get().uri("/actuator/ami-servers").exchange();
			assertThat(servers).hasStatusOk()
				.bodyJson()
				.hasPathSatisfying("$.servers.pbx.state", (state) -> state.assertThat().isEqualTo("READY"))
				.hasPathSatisfying("$.servers.pbx.since",
						(since) -> since.assertThat().isEqualTo("1970-01-01T00:00:00Z"))
				.hasPathSatisfying("$.servers.pbx.address",
						(address) -> address.assertThat().isEqualTo("pbx.example.com:5038"))
				.hasPathSatisfying("$.servers.pbx.asteriskVersion",
						(version) -> version.assertThat().isEqualTo("22.5.2"))
				.hasPathSatisfying("$.servers.pbx.systemName", (name) -> name.assertThat().isEqualTo("one"))
				.hasPathSatisfying("$.servers.pbx.uptime", (uptime) -> uptime.assertThat().isEqualTo("PT1M30S"))
				.hasPathSatisfying("$.servers.pbx.lastReload", (reload) -> reload.assertThat().isEqualTo("PT30S"))
				.hasPathSatisfying("$.servers.pbx.readPrivileges",
						(read) -> read.assertThat().isEqualTo(List.of("system", "call")))
				.hasPathSatisfying("$.servers.pbx.queueCapacity", (capacity) -> capacity.assertThat().isEqualTo(10_000))
				.hasPathSatisfying("$.servers.pbx.eventRate", (rate) -> rate.assertThat().isEqualTo(0.0))
				.hasPathSatisfying("$.servers.pbx.advice[0]",
						(advice) -> advice.assertThat().asString().contains("'allowmultiplelogin=yes'"));
			MockMvcTester web = MockMvcTester.from(context);
			assertThat(web.get().uri("/actuator/ami-servers/pbx")).hasStatusOk()
				.bodyJson()
				.extractingPath("$.writePrivileges")
				.isEqualTo(List.of("command"));
			assertThat(web.get().uri("/actuator/ami-servers/other")).hasStatus(404);
		});
	}

	@Test
	void operatesOverHttpOnlyIfPermitted() {
		this.contextRunner.run((context) -> {
			assertThat(operate(context, "pbx", "stop")).hasStatus(405);
			assertThat(this.provider.calls).containsExactly("start");
		});
		this.contextRunner
			.withPropertyValues("management.endpoint.ami-servers.access=UNRESTRICTED",
					"asterisk.manager.providers[1].title=off", "asterisk.manager.providers[1].address=off",
					"asterisk.manager.providers[1].username=manager", "asterisk.manager.providers[1].enabled=false")
			.run((context) -> {
				this.provider.calls.clear();
				assertThat(operate(context, "pbx", "stop")).hasStatusOk()
					.bodyJson()
					.extractingPath("$.state")
					.isEqualTo("READY");
				assertThat(operate(context, "pbx", "start")).hasStatusOk();
				assertThat(operate(context, "pbx", "reconnect")).hasStatusOk();
				assertThat(this.provider.calls).containsExactly("stop", "start", "stop", "start");
				assertThat(operate(context, "pbx", "destroy")).hasStatus(400);
				assertThat(operate(context, "other", "stop")).hasStatus(400);
				assertThat(operate(context, "off", "start")).hasStatus(400);
			});
	}

	private static MvcTestResult operate(WebApplicationContext context, String title, String operation) {
		return MockMvcTester.from(context)
			.post()
			.uri("/actuator/ami-servers/" + title)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"operation\":\"" + operation + "\"}")
			.exchange();
	}

	@Test
	void tellsOverJmxAndOperatesOnlyIfPermitted() {
		String[] text = { String.class.getName() };
		this.jmxRunner.run((context) -> {
			MBeanServer server = context.getBean(MBeanServer.class);
			ObjectName name = new ObjectName("amitest:type=Endpoint,name=AmiServers");
			assertThat(server.invoke(name, "servers", new Object[0], new String[0]).toString()).contains("22.5.2",
					"PT1M30S", "allowmultiplelogin=yes");
			assertThat(server.invoke(name, "server", new Object[] { "pbx" }, text).toString()).contains("22.5.2");
			assertThat(server.getMBeanInfo(name).getOperations()).extracting(MBeanOperationInfo::getName)
				.containsExactlyInAnyOrder("servers", "server");
		});
		this.jmxRunner.withPropertyValues("management.endpoint.ami-servers.access=UNRESTRICTED").run((context) -> {
			this.provider.calls.clear();
			context.getBean(MBeanServer.class)
				.invoke(new ObjectName("amitest:type=Endpoint,name=AmiServers"), "operate",
						new Object[] { "pbx", "reconnect" },
						new String[] { String.class.getName(), String.class.getName() });
			assertThat(this.provider.calls).containsExactly("stop", "start");
		});
	}

	@Test
	void isNotThereUnlessExposedAndPermitted() {
		this.contextRunner
			.withPropertyValues("management.endpoints.web.exposure.include=health",
					"management.endpoints.jmx.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(AmiServersEndpoint.class));
		this.contextRunner.withPropertyValues("management.endpoint.ami-servers.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(AmiServersEndpoint.class));
	}

	@Test
	void worksWithoutActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
					AmiServersEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=amiServers")
			.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("amiServersEndpoint"));
	}

}
