package io.github.asteriskmanager.test.context;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import io.github.asteriskmanager.test.AmiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link EmbeddedAsteriskManager}.
 */
class EmbeddedAsteriskManagerIntegrationTests {

	private static final String FIRST = "asterisk.manager.providers[0].";

	private static final List<AmiServer> withoutSpring = new ArrayList<>();

	@AfterAll
	static void serversAreClosedWithTheirTestClass() {
		assertThat(withoutSpring).isNotEmpty().allSatisfy(EmbeddedAsteriskManagerIntegrationTests::isClosed);
	}

	private static void isClosed(AmiServer server) {
		assertThatIOException().isThrownBy(() -> new Socket(server.address(), server.port()).close());
	}

	@Test
	void equalAnnotationsShareAContextAndItsServers() {
		TestContext one = new TestContextManager(One.class).getTestContext();
		TestContext same = new TestContextManager(Same.class).getTestContext();
		TestContext other = new TestContextManager(Other.class).getTestContext();
		assertThat(one.getApplicationContext()).isSameAs(same.getApplicationContext())
			.isNotSameAs(other.getApplicationContext());
		AmiServer server = one.getApplicationContext().getBean(AmiServer.class);
		one.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		other.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		isClosed(server);
	}

	@Test
	void titlesMustDiffer() {
		EmbeddedAsteriskManager twice = Twice.class.getAnnotation(EmbeddedAsteriskManager.class);
		assertThatIllegalArgumentException().isThrownBy(() -> EmbeddedServers.start(twice, List.of()))
			.withMessageContaining("[east, east]");
	}

	@Nested
	@EmbeddedAsteriskManager(titles = { "east", "west" })
	class WithoutSpring {

		@Test
		void serversAreParameters(AmiServer server, Map<String, AmiServer> servers) {
			withoutSpring.addAll(servers.values());
			assertThat(servers).containsOnlyKeys("east", "west");
			assertThat(servers.get("east")).isSameAs(server).isNotSameAs(servers.get("west"));
		}

		@Nested
		class Deeper {

			@Test
			void sharesThem(AmiServer server) {
				assertThat(server.connections()).isZero();
			}

		}

	}

	@Nested
	@SpringJUnitConfig(Application.class)
	@TestPropertySource(properties = { FIRST + "title=other", FIRST + "port=1" })
	@EmbeddedAsteriskManager(titles = { "east", "west" }, username = "someone", password = "else", replay = true)
	class WithSpring {

		@Autowired
		private AmiServer eastAmiServer;

		@Autowired
		private Map<String, AmiServer> servers;

		@Autowired
		private Environment environment;

		@Test
		void serversAreBeans() {
			assertThat(this.servers).containsOnlyKeys("eastAmiServer", "westAmiServer");
			assertThat(this.servers.get("eastAmiServer")).isSameAs(this.eastAmiServer);
		}

		@Test
		void propertiesComeFirst() {
			assertThat(this.environment.getProperty(FIRST + "title")).isEqualTo("east");
			assertThat(this.environment.getProperty(FIRST + "address")).isEqualTo(this.eastAmiServer.address());
			assertThat(this.environment.getProperty(FIRST + "port", int.class)).isEqualTo(this.eastAmiServer.port());
			assertThat(this.environment.getProperty(FIRST + "username")).isEqualTo("someone");
			assertThat(this.environment.getProperty(FIRST + "password")).isEqualTo("else");
			assertThat(this.environment.getProperty("asterisk.manager.providers[1].title")).isEqualTo("west");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

	@ContextConfiguration(classes = Application.class)
	@EmbeddedAsteriskManager
	private static final class One {

	}

	@ContextConfiguration(classes = Application.class)
	@EmbeddedAsteriskManager(username = "manager")
	private static final class Same {

	}

	@ContextConfiguration(classes = Application.class)
	@EmbeddedAsteriskManager(titles = "other")
	private static final class Other {

	}

	@EmbeddedAsteriskManager(titles = { "east", "east" })
	private static final class Twice {

	}

}
