package io.github.asteriskmanager.boot.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProviderMeters}.
 */
class ProviderMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final Map<String, FakeProvider> providers = new HashMap<>();

	private final AsteriskManagerService service = new AsteriskManagerService(this::published, (options) -> {
		FakeProvider provider = new FakeProvider(options);
		this.providers.put(options.getTitle(), provider);
		return provider;
	}, List.of(definition("a"), definition("b")));

	private final ProviderMeters meters = new ProviderMeters(this.service, new ListenerErrors());

	@Test
	void everyCountIsAMeter() {
		this.meters.bindTo(this.registry);
		this.providers.get("b").statistics = new ProviderStatistics(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
				16, Duration.ofSeconds(17), 18);
		this.providers.get("b").status = FakeProvider.status(ProviderState.READY);
		Map<String, Double> values = new HashMap<>();
		this.registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getTag("state") == null)
			.filter((meter) -> "b".equals(meter.getId().getTag("provider")))
			.forEach((meter) -> values.put(meter.getId().getName().substring("asterisk.manager.".length()),
					meter.measure().iterator().next().getValue()));
		assertThat(values).containsOnly(Map.entry("bytes.received", 1.0), Map.entry("events.unknown", 5.0),
				Map.entry("events.filtered", 18.0), Map.entry("queue.size", 6.0), Map.entry("queue.capacity", 7.0),
				Map.entry("listener.errors", 8.0), Map.entry("messages.discarded", 9.0),
				Map.entry("messages.malformed", 10.0), Map.entry("answers.unmatched", 11.0),
				Map.entry("protocol.violations", 12.0), Map.entry("connection.attempts", 13.0),
				Map.entry("connection.logins", 14.0), Map.entry("bytes.sent", 15.0),
				Map.entry("connection.reconnects", 16.0), Map.entry("connection.outage", 17.0),
				Map.entry("connection.ready", 1.0));
		assertThat(this.registry.get("asterisk.manager.connection.ready").tag("provider", "a").gauge().value())
			.isZero();
		assertThat(this.registry.get("asterisk.manager.connection.state").tag("provider", "b").gauges())
			.hasSize(ProviderState.values().length)
			.allSatisfy((gauge) -> assertThat(gauge.value())
				.isEqualTo(("ready".equals(gauge.getId().getTag("state"))) ? 1 : 0));
		assertThat(this.registry.getMeters()).extracting(Meter::getId)
			.allSatisfy((id) -> assertThat(id.getDescription()).isNotBlank());
	}

	@Test
	void metersComeAndGoWithReloadsAndStayOtherwise() {
		this.meters.bindTo(this.registry);
		Meter before = this.registry.get("asterisk.manager.queue.size").tag("provider", "a").meter();
		this.service
			.reload(List.of(new ProviderDefinition(FakeProvider.options("a").toBuilder().port(5555).build(), true),
					definition("c")));
		assertThat(this.registry.getMeters()).extracting((meter) -> meter.getId().getTag("provider"))
			.contains("a", "c")
			.doesNotContain("b");
		assertThat(this.registry.get("asterisk.manager.queue.size").tag("provider", "a").meter()).isSameAs(before);
		this.providers.get("a").status = FakeProvider.status(ProviderState.READY);
		assertThat(this.registry.get("asterisk.manager.connection.ready").tag("provider", "a").gauge().value())
			.as("reads the provider made last")
			.isEqualTo(1);
	}

	private void published(Object event) {
		this.meters.providersReloaded((ProvidersReloadedEvent) event);
	}

	private static ProviderDefinition definition(String title) {
		return new ProviderDefinition(FakeProvider.options(title), true);
	}

}
