package io.github.asteriskmanager.boot.template;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionTimeoutException;
import io.github.asteriskmanager.InvalidActionException;
import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.response.PingResponse;
import io.github.asteriskmanager.response.QueueStatusResponse;
import io.github.asteriskmanager.test.AmiReply;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * An application with the template, two servers, one that is down and one disabled.
 */
class AsteriskManagerTemplateIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final AmiServer first = AmiServer.builder().start();

	private final AmiServer second = AmiServer.builder().start();

	private ConfigurableApplicationContext context;

	private AsteriskManagerTemplate template;

	@BeforeEach
	void startApplication() throws IOException {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("asterisk.manager.defaults.address=127.0.0.1", "asterisk.manager.defaults.username=manager",
					"asterisk.manager.defaults.password=secret", "asterisk.manager.providers[0].title=first",
					"asterisk.manager.providers[0].port=" + this.first.port(),
					"asterisk.manager.providers[1].title=second",
					"asterisk.manager.providers[1].port=" + this.second.port(),
					"asterisk.manager.providers[2].title=down", "asterisk.manager.providers[2].port=" + closedPort(),
					"asterisk.manager.providers[3].title=disabled", "asterisk.manager.providers[3].enabled=false")
			.run();
		this.context.getBean("first", ManagerProvider.class).awaitReady(SOON);
		this.context.getBean("second", ManagerProvider.class).awaitReady(SOON);
		this.template = this.context.getBean(AsteriskManagerTemplate.class);
	}

	@AfterEach
	void close() {
		this.context.close();
		this.first.close();
		this.second.close();
	}

	@Test
	void operationsGoToTheServerNamed() {
		this.second.answer("Originate", AmiReply.success("Message", "Originate successfully queued"));
		this.template.on("second").originate("PJSIP/alice").to("default", "1001").variable("ORDER", "42").send();
		assertThat(this.second.awaitRequest("Originate").header("Exten")).isEqualTo("1001");
		assertThat(this.first.requests("Originate")).isEmpty();
		this.first.answer("QueueStatus",
				AmiReply.list("QueueStatusComplete")
					.item("QueueParams", "Queue", "support", "Calls", "1")
					.item("QueueMember", "Queue", "support", "Location", "PJSIP/alice", "Paused", "1"));
		QueueStatusResponse.Queue queue = this.template.on("first").queue("support").status().send().orElseThrow();
		assertThat(queue.members()).singleElement().satisfies((member) -> assertThat(member.getPaused()).isTrue());
		assertThat(this.template.send("first", new PingAction()).isSuccess()).isTrue();
		assertThat(this.template.sendAsync("second", new PingAction())).succeedsWithin(SOON);
		assertThatIllegalArgumentException().isThrownBy(() -> this.template.on("third")).withMessageContaining("first");
	}

	@Test
	void everyServerGivesAResultOrAnError() {
		this.second.answer("Ping", AmiReply.error("Permission denied"));
		List<ProviderResult<PingResponse>> results = this.template.onAll().send(new PingAction());
		assertThat(results).extracting(ProviderResult::provider).containsExactly("first", "second", "down");
		assertThat(results.get(0).get().isSuccess()).isTrue();
		assertThat(results.get(1).error()).isInstanceOf(ActionFailedException.class);
		assertThat(results.get(2).error()).isInstanceOf(NotConnectedException.class);
		assertThat(results.get(2).asOptional()).isEmpty();
	}

	@Test
	void operationsCanBeSentToMatchingServers() {
		this.first.answer("DBGet", AmiReply.error("Database entry not found"));
		assertThat(this.template.onMatching((provider) -> provider.getTitle().equals("first"))
			.send((on) -> on.database("cidname").get("100"))).singleElement().satisfies((result) -> {
				assertThat(result.isSuccess()).isTrue();
				assertThat(result.get()).isEmpty();
			});
		assertThat(this.template.onMatching((provider) -> false).send(new PingAction())).isEmpty();
	}

	@Test
	void serverThatDoesNotAnswerTakesNoLongerThanTheBound() {
		this.first.answer("Ping", AmiReply.none());
		assertThat(this.template.onAll().within(Duration.ofMillis(300)).sendAsync(new PingAction()))
			.succeedsWithin(Duration.ofSeconds(8))
			.satisfies((results) -> {
				assertThat(results.get(0).error()).isInstanceOf(ActionTimeoutException.class)
					.hasMessageContaining("[first]")
					.hasMessageContaining("PT0.3S");
				assertThat(results.get(1).isSuccess()).isTrue();
			});
	}

	@Test
	void whatCannotBeSentIsAnErrorOfEach() {
		assertThat(this.template.onAll().send(ManagerAction.of("Ping").with("Bad", "line\nbreak")))
			.filteredOn((result) -> !result.provider().equals("down"))
			.allSatisfy((result) -> assertThat(result.error()).isInstanceOf(InvalidActionException.class));
		assertThat(this.template.onAll().<String>send((on) -> {
			throw new IllegalStateException("no idea");
		})).allSatisfy((result) -> assertThat(result.error()).isExactlyInstanceOf(ManagerException.class)
			.hasMessageContaining(result.provider())
			.hasMessageContaining("no idea"));
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
