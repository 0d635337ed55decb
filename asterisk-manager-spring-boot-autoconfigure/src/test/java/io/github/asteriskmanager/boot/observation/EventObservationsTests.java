package io.github.asteriskmanager.boot.observation;

import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventObservations}.
 */
class EventObservationsTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final FakeProvider provider = new FakeProvider(FakeProvider.options("pbx"));

	private final EventRegistry events = EventRegistry.create();

	private final List<Object> delivered = new ArrayList<>();

	@Test
	void whatListenersTakeIsObservedWithoutParent() {
		observe(true);
		Observation outer = Observation.start("leaked by somebody", this.registry);
		outer.scoped(() -> {
			this.provider.deliver(this.provider.event(this.events, "Event: Hangup", "Uniqueid: 1.2", "Linkedid: 1.1"));
			assertThat(this.registry.getCurrentObservation()).isSameAs(outer);
		});
		assertThat(this.delivered).singleElement().isInstanceOf(HangupEvent.class);
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo("asterisk.manager.receive")
			.that()
			.hasBeenStopped()
			.doesNotHaveParentObservation()
			.hasContextualNameEqualTo("Hangup")
			.hasLowCardinalityKeyValue("provider", "pbx")
			.hasLowCardinalityKeyValue("event", "Hangup")
			.hasHighCardinalityKeyValue("asterisk.uniqueid", "1.2")
			.hasHighCardinalityKeyValue("asterisk.linkedid", "1.1");
	}

	@Test
	void namesThatAnyServerMayChooseAreNoKeys() {
		observe(true);
		this.provider.deliver(this.provider.event(this.events, "Event: Martian"));
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasLowCardinalityKeyValue("event", "unknown");
	}

	@Test
	void whatNobodyTakesIsNotObserved() {
		observe(false);
		this.provider.deliver(this.provider.event(this.events, "Event: Hangup"));
		assertThat(this.delivered).hasSize(1);
		TestObservationRegistryAssert.assertThat(this.registry).doesNotHaveAnyObservation();
	}

	private void observe(boolean taken) {
		new EventObservations(this.registry, null).decorate(this.provider)
			.observe(this.delivered::add, (type) -> taken);
	}

}
