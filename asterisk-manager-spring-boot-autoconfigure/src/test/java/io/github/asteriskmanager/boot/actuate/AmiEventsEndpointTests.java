package io.github.asteriskmanager.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.DiagnosticPolicy;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint.AmiEventsDescriptor;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint.EventDescriptor;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint.ProviderDescriptor;
import io.github.asteriskmanager.boot.actuate.AmiEventsEndpoint.EntryDescriptor;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ValueConverter;
import io.github.asteriskmanager.metrics.ProviderStatistics;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.Sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiEventsEndpoint}.
 */
class AmiEventsEndpointTests {

	private final EventRegistry registry = EventRegistry.create(ValueConverter.standard(),
			new DiagnosticPolicy(100, true));

	private final FakeProvider provider = new FakeProvider(FakeProvider.options("pbx"));

	private final AmiEventsEndpoint endpoint = new AmiEventsEndpoint(this.registry,
			new AsteriskManagerService((event) -> {
			}, (options) -> this.provider, List.of(new ProviderDefinition(this.provider.getOptions(), true))),
			new ListenerErrors(), new Sanitizer(
					List.of((data) -> (data.getLowerCaseKey().equals("colour")) ? data.withSanitizedValue() : data)));

	@Test
	void summaryTellsRegisteredUnknownAndCounts() {
		this.provider.event(this.registry, "Event: Martian", "Colour: green");
		this.provider.event(this.registry, "Event: Martian", "Size: 3");
		this.provider.statistics = new ProviderStatistics(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
				Duration.ofSeconds(17), 18);
		AmiEventsDescriptor events = this.endpoint.events(null);
		assertThat(events.registeredCount()).isEqualTo(this.registry.registeredCount());
		assertThat(events.registered()).contains("hangup").hasSize(events.registeredCount());
		assertThat(events.unknownEvents().entries()).singleElement().satisfies((unknown) -> {
			assertThat(unknown.name()).isEqualTo("Martian");
			assertThat(unknown.count()).isEqualTo(2);
			assertThat(unknown.firstSeen()).isEqualTo(Instant.EPOCH);
			assertThat(unknown.lastSeen()).isEqualTo(Instant.EPOCH);
			assertThat(unknown.providers()).isEqualTo(Map.of("pbx", 2L));
			assertThat(unknown.headers()).containsExactly("Colour", "Size");
			assertThat(unknown.samples()).isEqualTo(Map.of("Colour", "******", "Size", "#"));
		});
		assertThat(events.providers()).containsOnlyKeys("pbx")
			.containsValue(new ProviderDescriptor(2, 3, 4, 6, 5, Map.of(), 8));
	}

	@Test
	void oneEventIsFoundByNameAndByKey() {
		this.provider.event(this.registry, "Event: Martian");
		this.provider.event(this.registry, "Event: UserEvent", "UserEvent: Order");
		assertThat(this.endpoint.event("martian")).isNotNull()
			.extracting(EventDescriptor::unknownEvent)
			.extracting(EntryDescriptor::name)
			.isEqualTo("Martian");
		assertThat(this.endpoint.event("Order")).isEqualTo(this.endpoint.event("userorder")).isNotNull();
		assertThat(this.endpoint.event("Hangup"))
			.isEqualTo(new EventDescriptor("hangup", true, null, null, null, null, null));
		assertThat(this.endpoint.event("Nothing")).isNull();
	}

	@Test
	void registeredUserEventNamesItsClass() {
		this.registry.registerUserEvent(Order.class);
		assertThat(this.endpoint.event("order"))
			.isEqualTo(new EventDescriptor("userorder", true, Order.class.getName(), null, null, null, null));
	}

	@Test
	void clearsOneOrAll() {
		this.provider.event(this.registry, "Event: Martian");
		this.provider.event(this.registry, "Event: Venusian");
		this.provider.event(this.registry, "Event: UserEvent", "UserEvent: Order");
		this.endpoint.clearEvent("MARTIAN");
		this.endpoint.clearEvent("order");
		assertThat(this.endpoint.events(null).unknownEvents().entries()).extracting(EntryDescriptor::name)
			.containsExactly("Venusian");
		this.endpoint.clear();
		assertThat(this.endpoint.events(null).unknownEvents().entries()).isEmpty();
	}

	@Test
	void oneProviderAlone() {
		this.provider.event(this.registry, "Event: Martian");
		new FakeProvider(FakeProvider.options("elsewhere")).event(this.registry, "Event: Martian");
		assertThat(this.endpoint.events("pbx").unknownEvents().entries()).singleElement().satisfies((martian) -> {
			assertThat(martian.count()).isEqualTo(1);
			assertThat(martian.providers()).containsOnlyKeys("pbx");
		});
		assertThat(this.endpoint.events("other")).satisfies((events) -> {
			assertThat(events.unknownEvents().entries()).isEmpty();
			assertThat(events.providers()).isEmpty();
		});
	}

	@Test
	void userEventComesWithTheCodeToRegister() {
		this.provider.event(this.registry, "Event: UserEvent", "UserEvent: Order", "Id: 42");
		assertThat(this.endpoint.event("order").suggestedCode()).contains("record OrderUserEvent(Integer id)");
	}

	@Test
	void headersAndValuesWithoutPlaceAreTold() {
		this.provider.event(this.registry, "Event: Hangup", "News: 1", "Cause: none of it").integer("Cause");
		assertThat(this.endpoint.event("hangup")).satisfies((event) -> {
			assertThat(event.unknownHeaders().headers()).containsExactly("News");
			assertThat(event.unreadableValues().headers()).containsExactly("Cause");
		});
	}

	record Order(String id) {
	}

}
