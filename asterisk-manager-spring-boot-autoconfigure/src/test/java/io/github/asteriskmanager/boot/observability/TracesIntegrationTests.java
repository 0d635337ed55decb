package io.github.asteriskmanager.boot.observability;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import brave.Span;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.test.AmiReply;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Traces of a whole web application with a real tracer.
 */
class TracesIntegrationTests {

	private ObservedApplication application = new ObservedApplication(WebApplicationType.SERVLET,
			TracingConfiguration.class, "asterisk.manager.observations.events.enabled=true");

	private List<MutableSpan> spans = this.application.context.getBean(Spans.class).finished;

	@BeforeEach
	void answerCalls() {
		this.application.server.answer("Originate", AmiReply.success("Message", "Originate successfully queued"));
	}

	@AfterEach
	void close() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls", "/calls/async", "/calls/quick" })
	void anOriginateInsideARequestIsAChildOfIt(String path) throws Exception {
		String port = this.application.context.getEnvironment().getRequiredProperty("local.server.port");
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
				.POST(HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.body()).isEqualTo("Originate successfully queued");
		MutableSpan request = awaitSpan("http post " + path);
		MutableSpan originate = awaitSpan("Originate");
		assertThat(originate.traceId()).isEqualTo(request.traceId());
		assertThat(originate.parentId()).isEqualTo(request.id());
		assertThat(originate.kind()).isEqualTo(Span.Kind.CLIENT);
		assertThat(originate.tags()).containsEntry("provider", "primary").containsEntry("outcome", "success");
		assertThat(originate.tags().toString()).doesNotContain("PJSIP/alice");
	}

	@Test
	void anEventBeginsATraceAndAnActionOfItsListenerIsPartOfIt() {
		ManagerProvider primary = this.application.service().getProvider("primary");
		ObservationRegistry registry = this.application.context.getBean(ObservationRegistry.class);
		primary.stop();
		Observation.createNotStarted("started inside", registry).observe(() -> {
			primary.start();
			primary.awaitReady(ObservedApplication.SOON);
		});
		this.application.server.awaitSessions(2);
		this.application.server.emit("Hangup", "Channel", "PJSIP/alice-1", "Uniqueid", "1.1", "Linkedid", "1.0");
		MutableSpan hangup = await().atMost(ObservedApplication.SOON)
			.until(() -> this.spans.stream()
				.filter((span) -> "Hangup".equals(span.name()) && "primary".equals(span.tag("provider")))
				.findFirst()
				.orElse(null), Objects::nonNull);
		assertThat(hangup.parentId()).isNull();
		assertThat(hangup.kind()).isEqualTo(Span.Kind.CONSUMER);
		assertThat(hangup.tags()).containsEntry("asterisk.linkedid", "1.0");
		assertThat(this.spans).filteredOn((span) -> span.traceId().equals(hangup.traceId()))
			.filteredOn((span) -> "Ping".equals(span.name()))
			.singleElement()
			.satisfies((ping) -> assertThat(ping.parentId()).isEqualTo(hangup.id()));
	}

	private MutableSpan awaitSpan(String name) {
		return await().atMost(ObservedApplication.SOON)
			.until(() -> this.spans.stream().filter((span) -> name.equals(span.name())).findFirst().orElse(null),
					Objects::nonNull);
	}

	static final class Spans extends SpanHandler {

		private final List<MutableSpan> finished = new CopyOnWriteArrayList<>();

		@Override
		public boolean end(TraceContext context, MutableSpan span, Cause cause) {
			this.finished.add(span);
			return true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(CallController.class)
	static class TracingConfiguration {

		@Bean
		Spans spans() {
			return new Spans();
		}

	}

	@RestController
	static class CallController {

		private static final OriginateAction CALL = OriginateAction.builder()
			.channel("PJSIP/alice")
			.context("default")
			.exten("1001")
			.priority(1)
			.async(true)
			.build();

		private final ManagerProvider primary;

		CallController(@Qualifier("primary") ManagerProvider primary) {
			this.primary = primary;
		}

		@PostMapping("/calls")
		String call() {
			return String.valueOf(this.primary.send(CALL).getMessage());
		}

		@PostMapping("/calls/async")
		CompletableFuture<String> callAsync() {
			return this.primary.sendAsync(CALL).thenApply((response) -> String.valueOf(response.getMessage()));
		}

		@PostMapping("/calls/quick")
		String callQuick() {
			try (ManagerConnection connection = this.primary.connect()) {
				return String.valueOf(connection.send(CALL).getMessage());
			}
		}

	}

}
