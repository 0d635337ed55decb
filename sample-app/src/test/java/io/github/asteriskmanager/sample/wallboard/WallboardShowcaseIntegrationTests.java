package io.github.asteriskmanager.sample.wallboard;

import java.time.Duration;

import io.github.asteriskmanager.sample.SampleApplication;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.awaitility.Awaitility.await;

/**
 * The wallboard of the sample as a newcomer starts it, on the recorded call centre:
 * large, on a phone, dark and light. Takes the pictures of the README.
 */
class WallboardShowcaseIntegrationTests {

	@Test
	void showsTheRecordedCallCentre() {
		try (ConfigurableApplicationContext application = SampleApplication.start("--server.port=0");
				WallboardPage page = WallboardPage.open(application)) {
			await().atMost(Duration.ofSeconds(90))
				.until(() -> page.calls().size() >= 4 && !page.queues().isEmpty() && !page.agents().isEmpty()
						&& !page.unknownEvents().isEmpty() && page.events().size() > 100);
			page.use("dark");
			page.screenshot("wallboard");
			page.use("light");
			page.screenshot("wallboard-light");
			page.resize(430, 1400);
			page.screenshot("wallboard-phone");
		}
	}

}
