package io.github.asteriskmanager.boot.slice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.autoconfigure.AsteriskManagerTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.util.ClassUtils;

import static io.github.asteriskmanager.test.AmiEvent.event;
import static io.github.asteriskmanager.test.AmiReply.success;
import static io.github.asteriskmanager.test.RequestPattern.action;
import static io.github.asteriskmanager.test.assertj.AmiAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

/**
 * The slice {@link AsteriskManagerTest} of an application.
 */
class AsteriskManagerTestIntegrationTests {

	private static final String ALL = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

	private static final String SLICE = "META-INF/spring/" + AsteriskManagerTest.class.getName() + ".imports";

	/** Words in the names of what needs more than the starter's own beans. */
	private static final Set<String> LEFT_OUT = Set.of("Brokers", "Cluster", "Distribution", "Endpoint", "Health",
			"Kafka", "Metrics", "Observation", "Rabbit", "Secrets");

	@Test
	void everyAutoConfigurationIsInTheSliceOrLeftOutOnPurpose() throws IOException {
		List<String> slice = lines(SLICE);
		assertThat(slice).allSatisfy((name) -> assertThat(ClassUtils.isPresent(name, null)).as(name).isTrue());
		assertThat(lines(ALL))
			.filteredOn((name) -> LEFT_OUT.stream().noneMatch(ClassUtils.getShortName(name)::contains))
			.as("add to " + SLICE + " what a test of listeners and actions should have")
			.isNotEmpty()
			.allSatisfy((name) -> assertThat(slice).contains(name));
	}

	private static List<String> lines(String resource) throws IOException {
		return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.toList();
	}

	@Nested
	@AsteriskManagerTest(properties = { "asterisk.manager.providers[0].title=primary",
			"asterisk.manager.providers[0].address=pbx.invalid", "asterisk.manager.providers[0].event-mask=call",
			"asterisk.manager.providers[0].ssl.enabled=true", "asterisk.manager.providers[0].password=${not.there}",
			"asterisk.manager.providers[1].title=backup" })
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class OfWhatIsConfigured {

		@MockitoBean
		private Orders orders;

		@Autowired
		private ApplicationContext context;

		@Autowired
		private AmiServer primaryAmiServer;

		@Test
		@Order(1)
		void listenersHear() {
			assertThat(this.primaryAmiServer).hasSessions(1);
			this.primaryAmiServer.emit(event("Hangup").with("Channel", "PJSIP/alice-1").with("Cause", 16));
			verify(this.orders, timeout(10_000)).callEnded("PJSIP/alice-1");
		}

		@Test
		@Order(2)
		void actionsAreAnswered(@Autowired AsteriskManagerService service) {
			this.primaryAmiServer.on("QueueAdd").reply(success("Added interface to queue"));
			service.getProvider("primary").awaitReady(Duration.ofSeconds(10));
			assertThat(service
				.send("primary", ManagerAction.of("QueueAdd").with("Queue", "support").with("Interface", "PJSIP/alice"))
				.getMessage()).isEqualTo("Added interface to queue");
			assertThat(this.primaryAmiServer).received("QueueAdd")
				.hasHeader("Queue", "support")
				.hasHeader("Interface", "PJSIP/alice");
		}

		@Test
		@Order(3)
		void scriptsAndRequestsOfTheTestBeforeAreForgotten(@Autowired @Qualifier("primary") ManagerProvider provider) {
			assertThat(this.primaryAmiServer).receivedNo("QueueAdd");
			provider.awaitReady(Duration.ofSeconds(10));
			assertThat(provider.sendAsync(ManagerAction.of("QueueAdd")).handle((answer, failure) -> failure).join())
				.hasMessageContaining("unknown command");
			assertThat(this.primaryAmiServer).received(1, action("QueueAdd"));
		}

		@Test
		@Order(4)
		void providersKeepTheirTitlesAndKeys(@Autowired AsteriskManagerService service) {
			assertThat(service.getProviders()).extracting(ManagerProvider::getTitle)
				.containsExactly("primary", "backup");
			ManagerOptions options = service.getProvider("primary").getOptions();
			assertThat(options.getEventMask()).isEqualTo(EventMask.of("call"));
			assertThat(options.getTls()).isNull();
			assertThat(options.getPort()).isEqualTo(this.primaryAmiServer.port());
			assertThat(options.getActionTimeout()).as("customizers are kept").isEqualTo(Duration.ofSeconds(42));
		}

		@Test
		@Order(5)
		void nothingElseOfTheApplicationIsThere() {
			assertThat(this.context.getBeansOfType(CallLog.class)).hasSize(1);
			assertThat(this.context.getBeansWithAnnotation(Endpoint.class)).isEmpty();
			assertThat(this.context.getBeansOfType(HealthContributor.class)).isEmpty();
			assertThat(this.context.containsBean("dispatcherServlet")).isFalse();
		}

	}

	@Nested
	@AsteriskManagerTest(embedded = false, useDefaultFilters = false, properties = { "asterisk.manager.enabled=false" })
	class OfOtherServers {

		@MockitoBean
		private Orders orders;

		@Test
		void thereIsNoServer(@Autowired ApplicationContext context) {
			assertThat(context.getBeansOfType(AmiServer.class)).isEmpty();
			assertThat(context.getBeansOfType(AsteriskManagerService.class)).isEmpty();
		}

	}

}
