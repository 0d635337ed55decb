package io.github.asteriskmanager.boot.actuate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.event.ManagerEvent;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Advice on Asterisk 22.
 */
@EnabledIfDockerAvailable
class ServerAdvice22IntegrationTests extends ServerAdviceOnAsterisk {

	ServerAdvice22IntegrationTests() {
		super("debian:sid-slim", "22.");
	}

	@Test
	void slowConsumer() throws Exception {
		start((type) -> false, options("a", "wide").queue(new QueuePolicy(10, OverflowPolicy.BLOCK)).build());
		CountDownLatch slow = new CountDownLatch(1);
		ready("a");
		this.service.getProvider("a").subscribe(ManagerEvent.class, (event) -> waitFor(slow));
		flood("100000");
		Duration cut = Duration.ofSeconds(60);
		await().atMost(cut)
			.until(() -> !this.asterisk.execInContainer("asterisk", "-rx", "manager show connected")
				.getStdout()
				.contains("wide"));
		this.asterisk.execInContainer("asterisk", "-rx", "channel request hangup all");
		slow.countDown();
		await().atMost(SOON).untilAsserted(() -> assertThat(server("a")).satisfies((server) -> {
			assertThat(server.lastDisconnectCause()).isNotNull();
			assertThat(server.advice()).anyMatch((line) -> line.contains("'writetimeout=5000'"));
		}));
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
