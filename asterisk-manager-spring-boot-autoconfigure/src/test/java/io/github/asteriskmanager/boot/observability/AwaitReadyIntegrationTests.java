package io.github.asteriskmanager.boot.observability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.app.CallApplication;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@code asterisk.manager.await-ready} in a whole web application.
 */
@ExtendWith(OutputCaptureExtension.class)
class AwaitReadyIntegrationTests {

	private final AmiServer server = AmiServer.builder().start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void trafficIsRefusedUntilProvidersAreReady() throws Exception {
		this.server.stopListening();
		CompletableFuture<Integer> port = new CompletableFuture<>();
		ApplicationListener<WebServerInitializedEvent> listener = (event) -> port
			.complete(event.getWebServer().getPort());
		CompletableFuture<ConfigurableApplicationContext> started = CompletableFuture
			.supplyAsync(() -> application(WebApplicationType.SERVLET).listeners(listener)
				.run("--asterisk.manager.await-ready=5m"));
		int webPort = port.get(60, TimeUnit.SECONDS);
		await().atMost(ObservedApplication.SOON).until(() -> statusOf(webPort, "liveness") == 200);
		assertThat(statusOf(webPort, "readiness")).isEqualTo(503);
		assertThat(started).isNotDone();
		this.server.startListening();
		try (ConfigurableApplicationContext context = started.get(60, TimeUnit.SECONDS)) {
			assertThat(context.getBean(Runner.class).seen).isEqualTo(ProviderState.READY);
			await().atMost(ObservedApplication.SOON).until(() -> statusOf(webPort, "readiness") == 200);
		}
	}

	@Test
	void whenTheTimeIsOverTheApplicationGoesOnAndSaysSo(CapturedOutput output) {
		this.server.stopListening();
		try (ConfigurableApplicationContext context = application(WebApplicationType.NONE)
			.run("--asterisk.manager.await-ready=200ms")) {
			assertThat(context.getBean(Runner.class).seen).isNotEqualTo(ProviderState.READY);
		}
		assertThat(output).contains("'asterisk.manager.await-ready' is PT0.2S): [primary] Not ready within");
	}

	@Test
	void withoutItNothingIsWaitedFor(CapturedOutput output) {
		this.server.stopListening();
		try (ConfigurableApplicationContext context = application(WebApplicationType.NONE).run()) {
			assertThat(context.getBean(Runner.class).seen).isNotEqualTo(ProviderState.READY);
			assertThat(context.getBeanNamesForType(ApplicationRunner.class)).containsExactly("runner");
		}
		application(WebApplicationType.NONE).run("--asterisk.manager.await-ready=0").close();
		assertThat(output).doesNotContain("was to wait");
	}

	private SpringApplicationBuilder application(WebApplicationType type) {
		return new SpringApplicationBuilder(CallApplication.class, RunnerConfiguration.class).web(type)
			// on a thread that Boot does not know as one of a test
			.properties("server.port=0", "spring.docker.compose.enabled=false",
					"asterisk.manager.defaults.initial-retry.delay=100ms",
					"asterisk.manager.providers[0].title=primary", "asterisk.manager.providers[0].address=127.0.0.1",
					"asterisk.manager.providers[0].port=" + this.server.port(),
					"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret",
					"asterisk.manager.providers[1].title=off", "asterisk.manager.providers[1].enabled=false",
					"asterisk.manager.providers[1].address=127.0.0.1", "asterisk.manager.defaults.password=secret",
					"asterisk.manager.providers[1].username=manager", "asterisk.manager.providers[2].title=on-demand",
					"asterisk.manager.providers[2].keep-alive=false", "asterisk.manager.providers[2].address=127.0.0.1",
					"asterisk.manager.providers[2].username=manager");
	}

	private static int statusOf(int port, String group) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/" + group)).build(),
					HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

	static final class Runner implements ApplicationRunner {

		private final AsteriskManagerService service;

		private volatile ProviderState seen = ProviderState.STOPPED;

		Runner(AsteriskManagerService service) {
			this.service = service;
		}

		@Override
		public void run(ApplicationArguments args) {
			this.seen = this.service.getProvider("primary").getState();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RunnerConfiguration {

		@Bean
		Runner runner(AsteriskManagerService service) {
			return new Runner(service);
		}

	}

}
