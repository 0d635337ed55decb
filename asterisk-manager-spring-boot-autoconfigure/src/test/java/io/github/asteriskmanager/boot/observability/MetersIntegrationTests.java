package io.github.asteriskmanager.boot.observability;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.app.CallApplication;
import io.github.asteriskmanager.boot.app.CallListeners;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Meters of a whole application.
 */
class MetersIntegrationTests {

	private static final int RECONNECTS = 100;

	private final ObservedApplication application = new ObservedApplication(WebApplicationType.NONE,
			CallApplication.class);

	private final MeterRegistry registry = this.application.context.getBean(MeterRegistry.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void everyEventIsCountedByNameAndTimed() {
		List<String> heard = this.application.context.getBean(CallListeners.class).heard;
		this.application.server.emit("Hangup", "Channel", "PJSIP/alice-1", "Uniqueid", "1.1");
		this.application.server.emit("Hangup", "Channel", "PJSIP/alice-2", "Uniqueid", "1.2");
		await().atMost(ObservedApplication.SOON).until(() -> heard.contains("hangup of PJSIP/alice-2"));
		await().atMost(ObservedApplication.SOON)
			.untilAsserted(() -> assertThat(count("asterisk.manager.events.published", "Hangup")).isEqualTo(2));
		assertThat(count("asterisk.manager.events.received", "Hangup")).isEqualTo(2);
		assertThat(count("asterisk.manager.events.dropped", "Hangup")).isZero();
		assertThat(this.registry.get("asterisk.manager.listener")
			.tags("provider", "primary", "event", "Hangup")
			.timer()
			.count()).isEqualTo(2);
		assertThat(this.registry.get("asterisk.manager.events.lag").tag("provider", "primary").timer().count())
			.isGreaterThanOrEqualTo(2);
		assertThat(this.registry.get("asterisk.manager.connection.state")
			.tags("provider", "primary", "state", "ready")
			.gauge()
			.value()).isEqualTo(1);
	}

	@Test
	void neitherReconnectsNorAReloadChangeTheMeters() {
		ManagerProvider primary = this.application.service().getProvider("primary");
		primary.send(ManagerAction.of("Ping"));
		primary.stop();
		primary.start();
		primary.awaitReady(ObservedApplication.SOON);
		reconnect(1);
		Set<Meter.Id> before = meters();
		for (int i = 2; i <= RECONNECTS; i++) {
			reconnect(i);
		}
		assertThat(meters()).isEqualTo(before);
		assertThat(this.registry.get("asterisk.manager.connection.reconnects")
			.tag("provider", "primary")
			.functionCounter()
			.count()).isEqualTo(RECONNECTS);
		this.application.service()
			.reload(List.of(
					new ProviderDefinition(
							primary.getOptions().toBuilder().actionTimeout(Duration.ofSeconds(20)).build(), true),
					new ProviderDefinition(this.application.service().getProvider("backup").getOptions(), true)));
		primary.awaitReady(ObservedApplication.SOON);
		primary.send(ManagerAction.of("Ping"));
		assertThat(meters()).isEqualTo(before);
		this.application.service().reload(List.of(new ProviderDefinition(primary.getOptions(), true)));
		assertThat(meters()).isNotEmpty()
			.allSatisfy((id) -> assertThat(id.getTag("provider")).as(id.getName()).isEqualTo("primary"));
	}

	private void reconnect(int times) {
		this.application.server.dropSessions();
		this.application.service().getProviders().forEach((provider) -> {
			await().atMost(ObservedApplication.SOON)
				.pollInterval(Duration.ofMillis(2))
				.until(() -> provider.getStatistics().reconnects() >= times);
			provider.awaitReady(ObservedApplication.SOON);
		});
	}

	private Set<Meter.Id> meters() {
		return this.registry.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> id.getName().startsWith("asterisk.manager.")
					&& !id.getName().startsWith("asterisk.manager.distribution."))
			.collect(Collectors.toSet());
	}

	private double count(String name, String event) {
		return this.registry.get(name).tags("provider", "primary", "event", event).counter().count();
	}

}
