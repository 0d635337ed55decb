package io.github.asteriskmanager.boot.actuate;

import java.time.Instant;
import java.util.List;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint.AmiEventsDescriptor;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint.EventDescriptor;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint.ProviderDescriptor;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint.UnknownEventDescriptor;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiEventsEndpoint}.
 */
class AmiEventsEndpointTests {

	private final EventRegistry registry = EventRegistry.create();

	private final FakeProvider provider = new FakeProvider(FakeProvider.options("pbx"));

	private final AmiEventsEndpoint endpoint = new AmiEventsEndpoint(this.registry,
			new AsteriskManagerService((event) -> {
			}, (options) -> this.provider, List.of(new ProviderDefinition(this.provider.getOptions(), true))),
			new ListenerErrors());

	@Test
	void summaryTellsRegisteredUnknownAndCounts() {
		this.provider.event(this.registry, "Event: Martian", "Colour: green");
		this.provider.event(this.registry, "Event: Martian", "Size: 3");
		this.provider.statistics = new ProviderStatistics(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
		AmiEventsDescriptor events = this.endpoint.events();
		assertThat(events.registeredCount()).isEqualTo(this.registry.registeredCount());
		assertThat(events.registered()).contains("hangup").hasSize(events.registeredCount());
		assertThat(events.unknown()).singleElement().satisfies((unknown) -> {
			assertThat(unknown.name()).isEqualTo("Martian");
			assertThat(unknown.count()).isEqualTo(2);
			assertThat(unknown.firstSeen()).isEqualTo(Instant.EPOCH);
			assertThat(unknown.lastSeen()).isEqualTo(Instant.EPOCH);
			assertThat(unknown.providers()).containsExactly("pbx");
			assertThat(unknown.headers()).containsExactly("Colour");
		});
		assertThat(events.providers()).containsOnlyKeys("pbx").containsValue(new ProviderDescriptor(2, 3, 4, 6, 5, 8));
	}

	@Test
	void oneEventIsFoundByNameAndByKey() {
		this.provider.event(this.registry, "Event: Martian");
		this.provider.event(this.registry, "Event: UserEvent", "UserEvent: Order");
		assertThat(this.endpoint.event("martian")).isNotNull()
			.extracting(EventDescriptor::unknown)
			.extracting(UnknownEventDescriptor::name)
			.isEqualTo("Martian");
		assertThat(this.endpoint.event("Order")).isEqualTo(this.endpoint.event("userorder")).isNotNull();
		assertThat(this.endpoint.event("Hangup")).isEqualTo(new EventDescriptor("hangup", true, null, null));
		assertThat(this.endpoint.event("Nothing")).isNull();
	}

	@Test
	void registeredUserEventNamesItsClass() {
		this.registry.registerUserEvent(Order.class);
		assertThat(this.endpoint.event("order"))
			.isEqualTo(new EventDescriptor("userorder", true, Order.class.getName(), null));
	}

	@Test
	void clearsOneOrAll() {
		this.provider.event(this.registry, "Event: Martian");
		this.provider.event(this.registry, "Event: Venusian");
		this.provider.event(this.registry, "Event: UserEvent", "UserEvent: Order");
		this.endpoint.clearUnknownEvent("MARTIAN");
		this.endpoint.clearUnknownEvent("order");
		assertThat(this.endpoint.events().unknown()).extracting(UnknownEventDescriptor::name)
			.containsExactly("Venusian");
		this.endpoint.clearUnknownEvents();
		assertThat(this.endpoint.events().unknown()).isEmpty();
	}

	record Order(String id) {
	}

}
