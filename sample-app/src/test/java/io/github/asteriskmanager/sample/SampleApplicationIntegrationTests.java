package io.github.asteriskmanager.sample;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample as a newcomer starts it: without Asterisk.
 */
@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationIntegrationTests {

	@Test
	void printsTheCallsOfTheRecordedCallCenter(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SampleApplication.class)
			.initializers(new RecordedCallCenter())
			.run("--server.port=0")) {
			await().atMost(Duration.ofSeconds(30))
				.until(() -> output.getOut().contains("rings") && output.getOut().contains("hung up, Normal Clearing"));
			RestClient actuator = RestClient
				.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/actuator");
			assertThat(actuator.get().uri("/health").retrieve().body(String.class)).contains("\"demo\"", "READY");
			assertThat(actuator.get().uri("/ami-events").retrieve().body(String.class)).contains("\"demo\"", "hangup");
		}
		assertThat(output.getOut()).doesNotContain("WARN").doesNotContain("ERROR");
	}

}
